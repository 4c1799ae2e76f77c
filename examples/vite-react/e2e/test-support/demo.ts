import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../..', import.meta.url));
const binaries = join(folder, '../../node_modules/.bin');
const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  scripts: { demo: string };
};

export interface DemoProcess {
  /** What it has printed. */
  output(): string;
  /** Waits until it has printed this. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Sends a signal to all its processes, as Ctrl-C in a terminal does; false if there are none left. */
  signal(name: NodeJS.Signals | 0): boolean;
  exitCode: Promise<number | null>;
}

/** Runs the script `demo` of package.json, in the environment of a person, not of a test. */
export function runDemo(env: Record<string, string> = {}): DemoProcess {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VITE|PHOENIX_|NODE_ENV|NODE_OPTIONS|TEST|DEV|PROD|MODE|BASE_URL)/.test(name),
  );
  const [command = '', ...args] = scripts.demo.split(' ');
  const child = spawn(command, args, {
    cwd: folder,
    env: {
      ...Object.fromEntries(own),
      PATH: `${binaries}${delimiter}${process.env['PATH']}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exitCode = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  const signal = (name: NodeJS.Signals | 0) => {
    try {
      return process.kill(-(child.pid ?? 0), name);
    } catch {
      return false;
    }
  };
  // Its own process group outlives a test run that is broken off.
  process.once('exit', () => signal('SIGKILL'));

  return {
    exitCode,
    output: () => output,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = output.match(pattern);
          if (match) resolve(match);
        };
        look();
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
        void exitCode.then(() =>
          reject(new Error(`The demo ended without ${pattern}:\n${output}`)),
        );
      }),
    signal,
  };
}

export interface RunningDemo {
  process: DemoProcess;
  /** As it printed them. */
  url: string;
  tokenServerUrl: string;
  sandboxUrl: string;
  panelUrl: string;
  /** Switches on exactly these faults of the sandbox. */
  setFaults(faults: object): Promise<void>;
  stop(): Promise<void>;
}

/** A demo that says it is up. */
export async function startDemo(): Promise<RunningDemo> {
  const demo = runDemo();
  const address = async (name: string) =>
    (await demo.printed(new RegExp(`^${name} +(http://localhost:\\S+)$`, 'm')))[1] ?? '';
  const [url, tokenServerUrl, sandboxUrl, panelUrl] = await Promise.all([
    address('Demo'),
    address('Token server'),
    address('Sandbox'),
    address('Panel'),
  ]);
  return {
    process: demo,
    url,
    tokenServerUrl,
    sandboxUrl,
    panelUrl,
    async setFaults(faults) {
      const reply = await fetch(`${sandboxUrl}admin/faults`, {
        method: 'POST',
        body: JSON.stringify(faults),
      });
      if (!reply.ok) throw new Error(`The sandbox refuses these faults: ${reply.status}.`);
    },
    async stop() {
      demo.signal('SIGTERM');
      await demo.exitCode;
    },
  };
}
