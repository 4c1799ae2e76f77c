import { once } from 'node:events';
import type { App } from './install-app.js';

const bin = 'node_modules/next/dist/bin/next';

/** Builds the app, and gives what was printed. */
export async function buildNext(app: App, env?: Record<string, string>): Promise<string> {
  const { exitCode, output } = await app.node([bin, 'build'], env);
  if (exitCode !== 0) throw new Error(`Next could not build: ${output}`);
  return output;
}

/** Serves what was built, on a free port. */
export async function startNext(app: App, env?: Record<string, string>) {
  const child = app.startNode([bin, 'start', '-p', '0', '-H', '127.0.0.1'], env);
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [said] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
        if (said && output.includes('Ready')) resolve(said);
      });
    }
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Next did not start: ${output}`)));
  });
  return {
    url,
    /** All that it has printed. */
    output: () => output,
    async stop() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}
