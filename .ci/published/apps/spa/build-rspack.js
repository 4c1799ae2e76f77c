import { resolve } from 'node:path';
import { rspack } from '@rspack/core';
import { reportStats } from './report-stats.js';

const [entry = 'main.js', mode = 'production'] = process.argv.slice(2);
const folder = mode === 'production' ? 'dist-rspack' : 'dist-rspack-development';

rspack(
  {
    mode,
    entry: `./${entry}`,
    output: { path: resolve(folder), filename: entry },
  },
  reportStats,
);
