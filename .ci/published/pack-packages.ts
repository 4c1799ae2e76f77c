import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pnpm, root } from '../run-command.mjs';
import { runWell } from './run.js';

const [command = '', ...first] = pnpm.split(' ');
const runPnpm = (args: string[], cwd: string) => runWell(command, [...first, ...args], { cwd });

/** Builds the packages and packs them, as they would be published. Gives the files by the packages' names. */
export async function packPackages(folder: string): Promise<Record<string, string>> {
  await runPnpm(['build'], root);
  const tarballs: Record<string, string> = {};
  for (const name of await readdir(join(root, 'packages'))) {
    const home = join(root, 'packages', name);
    const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
    if (manifest.private) continue;
    const file = join(folder, `${name}.tgz`);
    await runPnpm(['pack', '--out', file], home);
    tarballs[manifest.name] = file;
  }
  return tarballs;
}
