import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@phoenix-checkout/test-kit/redis-server';
import { onPath } from '@phoenix-checkout/test-kit/system-packages';
import { until } from '@phoenix-checkout/test-kit/until';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));

// A script of pnpm's, such as the one that runs the tests, keeps those below it from installing first. Nor has
// somebody's terminal the NODE_ENV of a test, with which Next.js reads no .env.development.
const { pnpm_config_verify_deps_before_run: _below, NODE_ENV: _test, ...env } = process.env;

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** Takes a port, until the test ends. */
async function takePort(port: number): Promise<void> {
  const server = createServer().listen(port);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
}

describe('pnpm example, in a fresh clone', () => {
  let clone: string;
  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'phoenix-checkout-clone-'));
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${repository}`, clone]);
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true, maxRetries: 5 }));

  /** Runs the command as somebody does in a terminal. */
  async function startCommand(example: string) {
    const [port, sandboxPort] = [await freePort(), await freePort()];
    function run() {
      const [command = '', ...args] = onPath('pnpm') ? ['pnpm'] : ['npx', '-y', 'pnpm@12'];
      const child = spawn(command, [...args, 'example', example], {
        cwd: clone,
        env: { ...env, PORT: `${port}`, SANDBOX_PORT: `${sandboxPort}` },
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => (output += text));
      }
      // Not before all that it started has ended: they share its output.
      const closed = once(child, 'close');
      const isOver = () => child.exitCode !== null || child.signalCode !== null;
      /** As Ctrl-C does, it reaches the whole group. */
      const signal = (name: NodeJS.Signals) => process.kill(-(child.pid ?? 0), name);
      onTestFinished(() => void (isOver() || signal('SIGTERM')));
      return { child, closed, isOver, signal, output: () => output };
    }
    return {
      run,
      port,
      sandboxPort,
      url: `http://localhost:${port}/`,
      sandboxUrl: `http://127.0.0.1:${sandboxPort}/panel`,
    };
  }

  it.each([
    ['nextjs', 'SIGINT'],
    ['express', 'SIGTERM'],
    ['hono-worker', 'SIGTERM'],
    ['react-router', 'SIGINT'],
    ['custom-ui', 'SIGTERM'],
  ] as const)('starts %s and its sandbox, and ends both at %s', async (example, signal) => {
    const { run, url, sandboxUrl } = await startCommand(example);
    const command = run();
    const isUp = async () => {
      if (command.isOver()) throw new Error(`It ended: ${command.output()}`);
      return (await answers(url)) && (await answers(sandboxUrl));
    };
    await until('both answer', isUp, 400_000);
    expect(await answers(new URL('/api/phoenix/token', url).href)).toBe(true);

    command.signal(signal);
    await command.closed;

    expect(await answers(url)).toBe(false);
    expect(await answers(sandboxUrl)).toBe(false);
  });

  it('ends all and says which one failed: the sandbox, whose port is taken', async () => {
    const { run, sandboxPort, url } = await startCommand('express');
    await takePort(sandboxPort);

    const command = run();
    await command.closed;

    expect(command.child.exitCode).toBe(1);
    expect(command.output()).toContain('"npm run sandbox" ended with exit code');
    expect(await answers(url)).toBe(false);
  });

  it('ends all and says which one failed: the example, whose port is taken', async () => {
    const { run, port, sandboxUrl } = await startCommand('express');
    await takePort(port);

    const command = run();
    await command.closed;

    expect(command.child.exitCode).toBe(1);
    expect(command.output()).toContain('"npm run dev" ended with exit code');
    expect(await answers(sandboxUrl)).toBe(false);
  });
});
