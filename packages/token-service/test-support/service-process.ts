import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { inject, onTestFinished } from 'vitest';

/** A line of the log. */
export interface LogLine {
  level: string;
  time: string;
  msg: string;
  [field: string]: unknown;
}

/** The service, or `refresh`, as a process of its own. */
export interface ServiceProcess {
  child: ChildProcess;
  /** All that it has written so far. */
  said: { out: string; error: string };
  lines(): LogLine[];
  /** Waits for a line of the log with this message. */
  untilLogged(message: string | RegExp): Promise<LogLine>;
  /** Where it listens, once it does. */
  url(): Promise<string>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const quiet = { PATH: process.env.PATH ?? '', NODE_NO_WARNINGS: '1' };

/** Starts the bin; it is killed with the test at the latest. Only `env` and `args` configure it. */
export function startProcess(
  env: Record<string, string> = {},
  args: readonly string[] = [],
): ServiceProcess {
  const child = spawn(process.execPath, [inject('program'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...quiet, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.error += text));
  const closed = once(child, 'close');
  const ended = closed.then(([code, signal]) => ({ code, signal }));

  function lines(): LogLine[] {
    const whole = said.out.slice(0, said.out.lastIndexOf('\n') + 1);
    return whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LogLine);
  }

  async function untilLogged(message: string | RegExp): Promise<LogLine> {
    const fits = ({ msg }: LogLine) =>
      typeof message === 'string' ? msg === message : message.test(msg);
    for (;;) {
      const line = lines().find(fits);
      if (line) return line;
      const isOver = await Promise.race([
        once(child.stdout ?? child, 'data').then(() => false),
        closed.then(() => true),
      ]);
      if (isOver && !lines().some(fits)) {
        throw new Error(`It ended without saying "${message}": ${said.out}${said.error}`);
      }
    }
  }

  return {
    child,
    said,
    lines,
    untilLogged,
    ended,
    url: async () => String((await untilLogged('listening')).url),
  };
}
