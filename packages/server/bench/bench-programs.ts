import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { installPackages } from '../test-support/install-packages.js';
import type { Load, LoadResult } from './servers/load.js';

/** A process under measurement. */
export interface Program {
  port: number;
  /** CPU time that its process has used so far, in microseconds. */
  cpuUs(): Promise<number>;
  stop(): Promise<void>;
}

/** The process that asks. */
export interface Loader {
  run(load: Load): Promise<LoadResult>;
  stop(): Promise<void>;
}

/** Inside the package, so that the programs find Express and the others. */
const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));

/**
 * Builds the programs of a folder beside this file as plain JavaScript, before packages as users have them.
 */
export async function buildPrograms(
  programs: 'servers' | 'webhook',
): Promise<{ folder: string; remove(): Promise<void> }> {
  const sources = fileURLToPath(new URL(programs, import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'bench-'));
  await installPackages(folder);
  const entryPoints = (await readdir(sources)).map((file) => join(sources, file));
  await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`${child.spawnargs.at(-1)} ended.`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });
}

/** Plain Node, however this process was started. */
function start(file: string, env: Record<string, string> = {}): ChildProcess {
  return fork(file, { execArgv: [], env: { ...process.env, ...env, NODE_ENV: 'production' } });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}

/** Runs a program to its end; what it prints is printed. */
export async function runProgram(
  folder: string,
  name: string,
  args: string[],
  env: Record<string, string>,
): Promise<void> {
  const options = { execArgv: [], env: { ...process.env, ...env, NODE_ENV: 'production' } };
  const child = fork(join(folder, `${name}.js`), args, options);
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}.`);
}

export async function startProgram(
  folder: string,
  name: string,
  env: Record<string, string>,
): Promise<Program> {
  const child = start(join(folder, `${name}.js`), env);
  const { port } = await answer<{ port: number }>(child);
  return {
    port,
    async cpuUs() {
      child.send('cpu');
      return (await answer<{ cpuUs: number }>(child)).cpuUs;
    },
    stop: () => end(child),
  };
}

export async function startLoader(folder: string): Promise<Loader> {
  const child = start(join(folder, 'load.js'));
  await answer(child);
  return {
    run(load) {
      child.send(load);
      return answer<LoadResult>(child);
    },
    stop: () => end(child),
  };
}
