import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Program {
  /** What the pattern found in what the program has printed; nothing where none was given. */
  said: readonly string[];
  stop(): Promise<void>;
}

/** Starts a program, and waits until it has printed what is looked for, if anything is. */
export async function startProgram(
  file: string,
  args: string[],
  env: Record<string, string>,
  pattern?: RegExp,
): Promise<Program> {
  const child = spawn(file, args, { env: { ...process.env, ...env } });
  let output = '';
  const said = await new Promise<readonly string[]>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const match = pattern?.exec(output);
        if (match) resolve(match);
      });
    }
    child.once('error', reject);
    if (!pattern) child.once('spawn', () => resolve([]));
    child.once('exit', () => reject(new Error(`${file} ended: ${output}`)));
  });
  return {
    said,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
