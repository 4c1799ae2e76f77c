import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { until } from '@phoenix-checkout/test-kit/until';

/** A process of a test's own that listens. */
export interface Program {
  url: string;
  /** As `kill -9` does. */
  kill(): Promise<void>;
}

/**
 * Starts a TypeScript program that writes lines of JSON, `{ port }` when it listens.
 *
 * @param onLine gets each of them
 */
export async function startProgram(
  file: string,
  args: readonly string[],
  onLine: (line: Record<string, unknown>) => void,
): Promise<Program> {
  const nodeArgs = [
    '--conditions=@phoenix-checkout/source',
    '--import',
    import.meta.resolve('tsx'),
    file,
    ...args,
  ];
  const child = spawn(process.execPath, nodeArgs, { stdio: ['ignore', 'pipe', 'inherit'] });
  let port = 0;
  createInterface(child.stdout).on('line', (text) => {
    const line = JSON.parse(text) as Record<string, unknown>;
    if (typeof line.port === 'number') ({ port } = line as { port: number });
    onLine(line);
  });
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  async function kill() {
    if (isOver()) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
  try {
    await until('the process listens', () => port > 0 || isOver(), 60_000);
    if (isOver()) throw new Error(`The process ended with ${child.exitCode ?? child.signalCode}.`);
  } catch (error) {
    await kill();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, kill };
}
