import { resolve } from 'node:path';
import { rspack } from '@rspack/core';
import { reportStats } from './report-stats.js';

const [entry = 'main.js'] = process.argv.slice(2);

rspack(
  {
    mode: 'production',
    entry: `./${entry}`,
    output: { path: resolve('dist-rspack'), filename: entry },
  },
  reportStats,
);
