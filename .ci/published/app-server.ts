import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';

/** A process that serves an app. */
export interface AppServer {
  url: string;
  /** All that it has printed. */
  output: () => string;
  stop(): Promise<void>;
}

/**
 * Waits until a process serves an app.
 *
 * @param lastWord what it prints when it is ready, beside its address
 */
export async function appServer(
  child: ChildProcessWithoutNullStreams,
  lastWord = '',
): Promise<AppServer> {
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [said] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
        if (said && output.includes(lastWord)) resolve(said);
      });
    }
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The app is not served: ${output}`)));
  });
  return {
    url,
    output: () => output,
    async stop() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}
