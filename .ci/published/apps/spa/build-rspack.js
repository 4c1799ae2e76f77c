import { resolve } from 'node:path';
import { rspack } from '@rspack/core';
import { reportStats } from './report-stats.js';

rspack(
  { mode: 'production', entry: './main.js', output: { path: resolve('dist-rspack') } },
  reportStats,
);
