import { spawn } from 'node:child_process';

interface RunOptions {
  cwd: string;
  /** Beside PATH and HOME, the only ones that are passed on. */
  env?: Record<string, string>;
  /** In a process group of its own, so that all of it can be stopped. */
  detached?: boolean;
}

export interface Ran {
  exitCode: number;
  /** Both streams. */
  output: string;
}

/** What every command has: nothing of the test run's own settings reaches a user's app. */
const bareEnv = () => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NO_COLOR: '1',
  NEXT_TELEMETRY_DISABLED: '1',
});

/** Starts a command. */
export function start(command: string, args: string[], { cwd, env, detached }: RunOptions) {
  return spawn(command, args, { cwd, env: { ...bareEnv(), ...env }, detached: detached ?? false });
}

/** Runs a command to its end. */
export function run(command: string, args: string[], options: RunOptions): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = start(command, args, options);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

/** Runs a command that has to succeed. */
export async function runWell(command: string, args: string[], options: RunOptions): Promise<Ran> {
  const ran = await run(command, args, options);
  if (ran.exitCode !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${ran.output}`);
  return ran;
}
