import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

interface RunOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** A command with all that it starts, in a process group of its own. */
export interface ProcessGroup {
  /** The exit code of the command itself; what it started may still be there. */
  exitCode: Promise<number>;
  /** Ends all of it: those that do not go when asked are killed after 5 seconds. */
  end(): Promise<void>;
}

const patienceMs = 5_000;

/** Runs a command, with our terminal as its output and without input. */
export function runGroup(command: string, args: string[], options: RunOptions): ProcessGroup {
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });

  const exitCode = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

  /** False where nothing of the group is left. */
  function send(signal: NodeJS.Signals | 0): boolean {
    if (child.pid === undefined) return false;
    try {
      return process.kill(-child.pid, signal);
    } catch {
      return false;
    }
  }

  return {
    exitCode,
    async end() {
      const killAt = performance.now() + patienceMs;
      send('SIGTERM');
      while (send(0) && performance.now() < killAt) await sleep(20);
      send('SIGKILL');
    },
  };
}
