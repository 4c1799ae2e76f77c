// Runs the repository's own tools, whether pnpm started us or not.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath } from '../packages/test-kit/src/system-packages.mjs';

/** The folder that holds the whole repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** pnpm as a command: the one that started us, else through npx. */
export const pnpm = onPath('pnpm') ? 'pnpm' : 'npx -y pnpm@12';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a command line at the root, with the repository's binaries on its PATH and without input.
 *
 * @param {string} command
 * @param {(output: string) => void} [onOutput] gets what it prints; default: our own terminal
 * @returns {Promise<number>} its exit code
 */
export function runCommand(command, onOutput) {
  return new Promise((resolve) => {
    const binaries = join(root, 'node_modules', '.bin');
    const output = onOutput ? 'pipe' : 'inherit';
    const child = spawn(command, {
      cwd: root,
      env: { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH}` },
      stdio: ['ignore', output, output],
      shell: true,
    });
    running.add(child);
    if (onOutput) {
      child.stdout?.setEncoding('utf8').on('data', onOutput);
      child.stderr?.setEncoding('utf8').on('data', onOutput);
    }
    /** @param {number} exitCode */
    const end = (exitCode) => {
      running.delete(child);
      resolve(exitCode);
    };
    child.once('error', () => end(1));
    child.once('close', (code) => end(code ?? 1));
  });
}

/**
 * Survives an interruption, so that a last word can be said: the commands that run are told, and
 * end in their own way.
 *
 * @param {(signal: NodeJS.Signals) => void} onSignal
 */
export function onInterruption(onSignal) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      onSignal(signal);
      // Ctrl-C in a terminal reaches the whole process group; a signal from elsewhere only us.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      for (const child of running) child.kill(signal);
    });
  }
}
