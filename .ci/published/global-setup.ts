import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { pnpm, root } from '../run-command.mjs';
import { runWell } from './run.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that each package was packed into, by the package's name. */
    tarballs: Record<string, string>;
  }
}

const [command = '', ...first] = pnpm.split(' ');
const runPnpm = (args: string[], cwd: string) => runWell(command, [...first, ...args], { cwd });

/** Builds and packs the packages once, as they would be published. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  console.log('Building and packing the packages ...');
  const folder = await mkdtemp(join(tmpdir(), 'phoenix-checkout-packed-'));
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
  project.provide('tarballs', tarballs);
  return () => rm(folder, { recursive: true, force: true });
}
