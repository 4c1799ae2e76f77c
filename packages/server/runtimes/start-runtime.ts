import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Runtime } from './runtime-programs.js';

export interface RunningProgram {
  url: string;
  /** All that it has written to its terminal. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts a runtime's program and waits until it has said its port. */
export async function startRuntime(runtime: Runtime, folder: string): Promise<RunningProgram> {
  if (!runtime.file) throw new Error(`There is no ${runtime.name} here.`);
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    NO_COLOR: '1',
    // Any free port.
    PORT: '0',
    DENO_SERVE_ADDRESS: 'tcp:127.0.0.1:0',
    DENO_NO_UPDATE_CHECK: '1',
  };
  const child = spawn(runtime.file, runtime.args(folder), { cwd: folder, env });
  let output = '';
  const port = await new Promise<string>((resolve, reject) => {
    const listen = (text: string) => {
      output += text;
      const said = /("port":|Listening on http:\/\/[\d.]+:)(\d+)/.exec(output)?.[2];
      if (said) resolve(said);
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${runtime.name} ended: ${output}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
