// `pnpm example <name>`: installs an example with the packages of this repository, and starts it and its
// sandbox. Ctrl-C stops both.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackages } from '../../.ci/published/pack-packages.js';
import { folderOf, installExample } from './install-example.js';

const names = ['nextjs', 'express', 'hono-worker', 'react-router', 'custom-ui'];
const [name = ''] = process.argv.slice(2);

async function install(folder: string): Promise<void> {
  const packed = await mkdtemp(join(tmpdir(), 'phoenix-checkout-packed-'));
  console.log('Building the packages ...');
  const tarballs = await packPackages(packed);
  console.log('Installing what the example needs ...');
  await installExample(folder, tarballs);
  await rm(packed, { recursive: true, force: true });
}

/** Runs a script of the example's; the first that ends, ends all. */
function runScript(script: string, folder: string) {
  const child = spawn('npm', ['run', '--silent', script], { cwd: folder, stdio: 'inherit' });
  child.once('exit', (code) => stop(code ?? 1));
  return child;
}

let running: ReturnType<typeof runScript>[] = [];

function stop(exitCode: number): void {
  const others = running;
  running = [];
  for (const child of others) child.kill('SIGTERM');
  process.exitCode ??= exitCode;
}

if (!names.includes(name) || !existsSync(folderOf(name))) {
  console.error(`Which example? npx -y pnpm@12 example ${names.join(' | ')}`);
  process.exitCode = 1;
} else {
  const folder = folderOf(name);
  await install(folder);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stop(0));
  }
  running = ['sandbox', 'dev'].map((script) => runScript(script, folder));
}
