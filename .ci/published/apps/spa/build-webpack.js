import { resolve } from 'node:path';
import webpack from 'webpack';
import { reportStats } from './report-stats.js';

const [entry = 'main.js', mode = 'production'] = process.argv.slice(2);
const folder = mode === 'production' ? 'dist-webpack' : 'dist-webpack-development';

webpack(
  {
    mode,
    entry: `./${entry}`,
    output: { path: resolve(folder), filename: entry },
  },
  reportStats,
);
