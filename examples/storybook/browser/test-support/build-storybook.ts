import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const storybook = createRequire(import.meta.url).resolve('storybook/internal/bin/dispatcher');

/** Builds the Storybook into a folder, as `storybook build` does. */
export function buildStorybook(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const { VITEST: _vitest, ...env } = process.env;
    const build = spawn(process.execPath, [storybook, 'build', '--output-dir', folder], {
      cwd: root,
      env: { ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const note = (text: string) => {
      output += text;
    };
    build.stdout.setEncoding('utf8').on('data', note);
    build.stderr.setEncoding('utf8').on('data', note);
    build.once('error', reject);
    build.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`storybook build ended with ${code}:\n${output}`));
    });
  });
}
