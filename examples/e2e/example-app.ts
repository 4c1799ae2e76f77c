import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inject } from 'vitest';
import { runWell, start } from '../../.ci/published/run.js';
import { folderOf, installExample, type Tarballs } from './install-example.js';

declare module 'vitest' {
  interface ProvidedContext {
    tarballs: Tarballs;
  }
}

type Env = Record<string, string>;

interface RunningExample {
  url: string;
  /** All that it has printed. */
  output(): string;
  stop(): Promise<void>;
}

/** An example in a folder of its own, outside of the repository, as somebody has it who copied it. */
export interface ExampleApp {
  folder: string;
  /** Runs a script of its package.json to the end; gives what it printed. */
  run(script: string, env?: Env): Promise<string>;
  /** Starts a script and waits until it prints its address. */
  start(script: string, env?: Env, args?: string[]): Promise<RunningExample>;
  remove(): Promise<void>;
}

const address = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/;
const made = /^(node_modules|\.next|\.react-router|\.wrangler|build|dist)$/;

export async function installExampleApp(example: string): Promise<ExampleApp> {
  const folder = await mkdtemp(join(tmpdir(), `phoenix-checkout-${example}-`));
  await cp(folderOf(example), folder, {
    recursive: true,
    filter: (source) => !made.test(basename(source)),
  });
  await installExample(folder, inject('tarballs'));

  async function startScript(script: string, env: Env = {}, args: string[] = []) {
    const run = ['run', '--silent', script, '--', ...args];
    const child = start('npm', run, { cwd: folder, env, detached: true });
    let output = '';
    const port = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          const [, said] = address.exec(output) ?? [];
          if (said) resolve(said);
        });
      }
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`${example} did not start: ${output}`)));
    });
    return {
      url: `http://localhost:${port}`,
      output: () => output,
      async stop() {
        const closed = once(child, 'close');
        // Its whole process group: npm, and what npm started.
        process.kill(-(child.pid ?? 0), 'SIGTERM');
        await closed;
      },
    };
  }

  return {
    folder,
    async run(script, env = {}) {
      const { output } = await runWell('npm', ['run', '--silent', script], { cwd: folder, env });
      return output;
    },
    start: startScript,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
