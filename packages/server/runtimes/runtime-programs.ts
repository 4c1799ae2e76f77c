import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { installPackages } from '../test-support/install-packages.js';

/** A runtime, and how it runs a program. */
export interface Runtime {
  name: string;
  /** Undefined: not to be had on this machine. */
  file: string | undefined;
  /** From the folder of the programs. */
  args: (folder: string) => string[];
}

const binaries = fileURLToPath(new URL('binaries/node_modules', import.meta.url));
const platform = `${process.platform}-${process.arch}`;

function find(...path: string[]): string | undefined {
  const file = join(binaries, ...path);
  return existsSync(file) ? file : undefined;
}

const node = (name: string, file: string | undefined): Runtime => ({
  name,
  file,
  args: (folder) => [join(folder, 'node.js')],
});

/** With dates before and after promises were settled in the request that waits for them. */
const workerd = (compatibilityDate: string): Runtime => ({
  name: `workerd, as of ${compatibilityDate}`,
  file: find('workerd', 'bin', 'workerd'),
  args: (folder) => [
    'serve',
    join(folder, `${compatibilityDate}.capnp`),
    '--socket-addr=http=127.0.0.1:0',
    '--control-fd=1',
  ],
});

const workers = ['2023-08-01', '2026-11-01'];

export const runtimes: Runtime[] = [
  node(`Node ${process.versions.node}`, process.execPath),
  node('Node 22', find(`node-22-${platform}`, 'bin', 'node')),
  node('Node 24', find(`node-24-${platform}`, 'bin', 'node')),
  {
    name: 'Bun',
    file: find('bun', 'bin', 'bun.exe'),
    args: (folder) => [join(folder, 'bun.js')],
  },
  {
    name: 'Deno',
    file: find('deno', 'deno'),
    args: (folder) => ['run', '--no-prompt', '--allow-net=127.0.0.1', join(folder, 'deno.js')],
  },
  ...workers.map(workerd),
];

const workerConfig = (compatibilityDate: string) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "shop", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "${compatibilityDate}",
    )),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "shop")],
);
`;

/**
 * Writes the programs into a folder where the packages are installed as users have them.
 *
 * @returns the folder, and how to get rid of it
 */
export async function writePrograms(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'phoenix-checkout-runtimes-'));
  await installPackages(folder);
  const source = fileURLToPath(new URL('programs', import.meta.url));
  const entryPoints = (await readdir(source)).map((file) => join(source, file));
  await build({ entryPoints, outdir: folder, format: 'esm', target: 'es2022', logLevel: 'error' });
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  // As wrangler bundles; a Node built-in on the way would be an error.
  await build({
    entryPoints: [join(folder, 'workerd.js')],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:workers'],
    logLevel: 'error',
  });
  for (const date of workers) await writeFile(join(folder, `${date}.capnp`), workerConfig(date));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
