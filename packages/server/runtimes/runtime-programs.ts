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
  /** It verifies webhooks by `node:crypto`; else by Web Crypto. */
  hasNodeCrypto: boolean;
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
  hasNodeCrypto: true,
  file,
  args: (folder) => [join(folder, 'node.js')],
});

/** A Worker's settings, and the name of their file. */
interface WorkerSettings {
  file: string;
  compatibilityDate: string;
  compatibilityFlags: string[];
  hasNodeCrypto: boolean;
}

const workerd = ({
  file,
  compatibilityDate,
  compatibilityFlags,
  hasNodeCrypto,
}: WorkerSettings): Runtime => ({
  name: ['workerd', ...compatibilityFlags, `as of ${compatibilityDate}`].join(', '),
  hasNodeCrypto,
  file: find('workerd', 'bin', 'workerd'),
  args: (folder) => [
    'serve',
    join(folder, file),
    '--socket-addr=http=127.0.0.1:0',
    '--control-fd=1',
  ],
});

const workers: WorkerSettings[] = [
  // Dates before and after promises were settled in the request that waits for them.
  {
    file: '2023.capnp',
    compatibilityDate: '2023-08-01',
    compatibilityFlags: [],
    hasNodeCrypto: false,
  },
  {
    file: '2026.capnp',
    compatibilityDate: '2026-11-01',
    compatibilityFlags: [],
    hasNodeCrypto: true,
  },
  // Without the flag there is no `node:crypto` as of this date.
  {
    file: 'nodejs-compat.capnp',
    compatibilityDate: '2024-09-23',
    compatibilityFlags: ['nodejs_compat'],
    hasNodeCrypto: true,
  },
];

export const runtimes: Runtime[] = [
  node(`Node ${process.versions.node}`, process.execPath),
  node('Node 22', find(`node-22-${platform}`, 'bin', 'node')),
  node('Node 24', find(`node-24-${platform}`, 'bin', 'node')),
  {
    name: 'Bun',
    hasNodeCrypto: true,
    file: find('bun', 'bin', 'bun.exe'),
    args: (folder) => [join(folder, 'bun.js')],
  },
  {
    name: 'Deno',
    hasNodeCrypto: true,
    file: find('deno', 'deno'),
    args: (folder) => ['run', '--no-prompt', '--allow-net=127.0.0.1', join(folder, 'deno.js')],
  },
  ...workers.map(workerd),
];

const workerConfig = ({ compatibilityDate, compatibilityFlags }: WorkerSettings) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "shop", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "${compatibilityDate}",
      compatibilityFlags = ${JSON.stringify(compatibilityFlags)},
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
  for (const worker of workers) await writeFile(join(folder, worker.file), workerConfig(worker));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
