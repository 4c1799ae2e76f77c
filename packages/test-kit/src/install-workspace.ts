import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { onPath } from './system-packages.mjs';

/**
 * Installs a workspace that only some tests need, beside the repository's own and with its own
 * lockfile. One that cannot be installed says so; the tests that need it are skipped then, as they
 * are where a browser is missing.
 *
 * @param folder where its package.json, lockfile and pnpm-workspace.yaml are
 * @param what the words for what is in it
 */
export async function installWorkspace(folder: string, what: string): Promise<void> {
  console.log(`Installing ${what}, for the tests that need them (hundreds of megabytes) ...`);
  const pnpm = onPath('pnpm') ? ['pnpm'] : ['npx', '-y', 'pnpm@12'];
  const [command = '', ...args] = [...pnpm, 'install', '--frozen-lockfile', '--dir', folder];
  const install = () =>
    new Promise<boolean>((resolve) => {
      const child = spawn(command, args, {
        cwd: folder,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
      });
      child.once('error', () => resolve(false));
      child.once('close', (exitCode) => resolve(exitCode === 0));
    });
  // A registry may fail once.
  if ((await install()) || (await install())) return;
  console.error(`${basename(folder)} could not be installed: tests that need it are skipped.`);
}
