import { resolve } from 'node:path';
import webpack from 'webpack';
import { reportStats } from './report-stats.js';

webpack(
  { mode: 'production', entry: './main.js', output: { path: resolve('dist-webpack') } },
  reportStats,
);
