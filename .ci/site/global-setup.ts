import { runWell } from '../published/run.js';
import { pnpm, root } from '../run-command.mjs';

const [command = '', ...first] = pnpm.split(' ');

/** Installs what the site needs, and builds it, once before all tests on it. */
export async function setup(): Promise<void> {
  console.log('Building the site ...');
  await runWell(command, [...first, 'docs:build'], { cwd: root });
}
