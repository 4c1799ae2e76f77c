import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from '@phoenix-checkout/test-kit/until';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** The shop as a process, which can be killed and started again. */
export class ShopProcess {
  readonly #env: Record<string, string>;
  #child: ChildProcess | undefined;
  #output = '';

  constructor(env: Record<string, string>) {
    this.#env = env;
  }

  /** All that it has printed, the starts before included. */
  get output(): string {
    return this.#output;
  }

  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--conditions=@phoenix-checkout/source', '--import', 'tsx', 'server/main.ts'],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...this.#env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    const from = this.#output.length;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    await until(
      'the shop is up',
      () => {
        if (child.exitCode !== null) throw new Error(`The shop ended: ${this.#output}`);
        return this.#output.slice(from).includes('Shop  ');
      },
      60_000,
    );
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
