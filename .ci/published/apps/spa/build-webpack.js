import { resolve } from 'node:path';
import webpack from 'webpack';
import { reportStats } from './report-stats.js';

const [entry = 'main.js'] = process.argv.slice(2);

webpack(
  {
    mode: 'production',
    entry: `./${entry}`,
    output: { path: resolve('dist-webpack'), filename: entry },
  },
  reportStats,
);
