import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath } from '@phoenix-checkout/test-kit/system-packages';
import { until } from '@phoenix-checkout/test-kit/until';
import { expect, onTestFinished, test } from 'vitest';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

// A script of pnpm's, such as the one that runs the tests, keeps those below it from installing first.
const { pnpm_config_verify_deps_before_run: _below, ...env } = process.env;

/** Runs `pnpm shop` as somebody does in a terminal. */
async function startCommand(folder: string) {
  const [command = '', ...args] = onPath('pnpm') ? ['pnpm'] : ['npx', '-y', 'pnpm@12'];
  const child: ChildProcess = spawn(command, [...args, 'shop'], {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const closed = once(child, 'close');
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  /** Ctrl-C reaches the whole group. */
  async function stop() {
    if (!isOver()) process.kill(-(child.pid ?? 0), 'SIGINT');
    await closed;
  }
  onTestFinished(stop);
  await until(
    'the shop is up',
    () => {
      if (isOver()) throw new Error(`The command ended: ${output}`);
      return output.includes('Panel  ');
    },
    300_000,
  );
  const urlOf = (name: string) =>
    new RegExp(`^${name} +(http\\S+)`, 'm').exec(output)?.[1] ?? `no ${name}`;
  return { shopUrl: urlOf('Shop'), panelUrl: urlOf('Panel'), stop };
}

test('one command in a fresh clone starts shop and panel; stopped and started, it knows its orders', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-shop-clone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${repository}`, folder]);

  const first = await startCommand(folder);
  expect((await fetch(first.panelUrl)).status).toBe(200);
  const placed = await fetch(`${first.shopUrl}api/orders`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ productId: 'filter' }),
  });
  expect(placed.status).toBe(201);
  const cookie = placed.headers.get('set-cookie')?.split(';')[0] ?? '';
  await first.stop();

  const second = await startCommand(folder);
  const orders = await fetch(`${second.shopUrl}api/orders`, { headers: { Cookie: cookie } });

  expect(await orders.json()).toMatchObject([{ product: 'Kenya filter', stage: 'open' }]);
});
