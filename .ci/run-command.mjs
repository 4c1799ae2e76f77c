// Runs the repository's own tools, whether pnpm started us or not.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath } from '../packages/test-kit/src/system-packages.mjs';

/** The folder that holds the whole repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** pnpm as a command: the one that started us, else through npx. */
export const pnpm = onPath('pnpm') ? 'pnpm' : 'npx -y pnpm@12';

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;

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
    running = spawn(command, {
      cwd: root,
      env: { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH}` },
      stdio: ['ignore', output, output],
      shell: true,
    });
    if (onOutput) {
      running.stdout?.setEncoding('utf8').on('data', onOutput);
      running.stderr?.setEncoding('utf8').on('data', onOutput);
    }
    running.once('error', () => resolve(1));
    running.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Survives an interruption, so that a last word can be said: the command that runs is told, and
 * ends in its own way.
 *
 * @param {(signal: NodeJS.Signals) => void} onSignal
 */
export function onInterruption(onSignal) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      onSignal(signal);
      // Ctrl-C in a terminal reaches the whole process group; a signal from elsewhere only us.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) running?.kill(signal);
    });
  }
}
