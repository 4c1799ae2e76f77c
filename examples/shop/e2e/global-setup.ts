import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
// By path: the shop's own packages are not installed yet.
import { installWorkspace } from '../../../packages/test-kit/src/install-workspace.js';

/** Installs what the shop needs, SQLite among it, and builds its page, once before its tests. */
export async function setup(): Promise<void> {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  await installWorkspace(folder, 'the shop');
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
}
