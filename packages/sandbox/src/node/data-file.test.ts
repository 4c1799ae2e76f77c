import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { accessTokenOf, checkoutQuery, handClock, send } from '../../test-support/requests.js';
import { startPayer } from '../../test-support/payer.js';
import { startReceiver } from '../../test-support/webhook-receiver.js';
import { startSandbox, type RunningSandbox, type StartSandboxOptions } from './start-sandbox.js';

const running: RunningSandbox[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
});

const newFile = () => join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'data.json');

async function start(options: StartSandboxOptions) {
  const started = await startSandbox(options);
  running.push(started);
  return started.sandbox;
}

const stopAll = () => Promise.all(running.splice(0).map(({ stop }) => stop()));

it('what a sandbox knows is there again after a restart', async () => {
  const dataFile = newFile();
  const clock = handClock();
  const { url } = await startReceiver(() => ({ status: 500 }));
  const options = { dataFile, now: clock.now, webhookUrl: url };
  const before = await start(options);
  const query = checkoutQuery(await accessTokenOf(before), { shareOn: 'true' });
  const payer = await startPayer(before, query);
  await payer.link();
  const orderId = await payer.order();
  await before.settled();
  await before.advance(4);
  before.setFaults({ token: { reply: 500 } });
  await stopAll();

  const after = await start(options);

  expect(after.orders).toEqual(before.orders);
  expect(after.paymentLinks).toEqual(before.paymentLinks);
  expect(after.webhooks.events).toEqual(before.webhooks.events);
  expect(after.webhooks.deliveries).toEqual(before.webhooks.deliveries);
  expect(after.faults).toEqual({ token: { reply: 500 } });
  expect([after.tokenRequests, after.tokensIssued]).toEqual([1, 1]);
  const { body: stats } = await send(after, '/admin', undefined);
  expect(stats.now).toBe(clock.now() + 4000);
  expect(after.orders[0]?.id).toBe(orderId);
});

it('goes on where it ended: sessions pay, transfers arrive, webhooks are sent again, orders expire', async () => {
  const dataFile = newFile();
  const clock = handClock();
  let status = 500;
  const { url, received } = await startReceiver(() => ({ status }));
  const options = { dataFile, now: clock.now, webhookUrl: url };
  const before = await start(options);
  const payer = await startPayer(before);
  const paid = await payer.order();
  const forgotten = await payer.order();
  await payer.pay(paid);
  await before.settled();
  await stopAll();

  status = 200;
  const after = await start(options);
  await after.advance(1500);

  const statuses = new Map(after.orders.map((order) => [order.id, order.status]));
  expect([statuses.get(paid), statuses.get(forgotten)]).toEqual(['fulfilled', 'expired']);
  expect(after.webhooks.deliveries.map((delivery) => delivery.status)).toEqual(
    Array<string>(4).fill('delivered'),
  );
  expect(received).toHaveLength(6);
});

it('delivers what was held back to come second, though it was restarted in between', async () => {
  const dataFile = newFile();
  const clock = handClock();
  const { url, events } = await startReceiver();
  const options = { dataFile, now: clock.now, webhookUrl: url };
  const before = await start(options);
  before.setFaults({ webhook: { reordered: true } });
  const payer = await startPayer(before);
  const orderId = await payer.order();
  await before.settled();
  await stopAll();

  const after = await start(options);
  after.releaseOrder(orderId);
  await after.settled();

  expect(events()).toEqual(['order_status_updated', 'order_created']);
});

it('is for its owner alone', async () => {
  const dataFile = newFile();
  await start({ dataFile });

  expect(statSync(dataFile).mode & 0o777).toBe(0o600);
});

it.each(['', 'not json', '{}', 'null', '[]', '{"phoenixSandbox": 99}'])(
  'a file that holds %j is not overwritten',
  async (text) => {
    const dataFile = newFile();
    writeFileSync(dataFile, text);

    await expect(startSandbox({ dataFile })).rejects.toMatchObject({
      code: 'invalid_option',
      message: expect.stringContaining('holds no data of a sandbox'),
    });
    expect(readFileSync(dataFile, 'utf8')).toBe(text);
  },
);

it.each(['/nowhere/at/all.json', tmpdir()])('%s is refused', async (dataFile) => {
  await expect(startSandbox({ dataFile })).rejects.toMatchObject({
    code: 'invalid_option',
    message: expect.stringContaining(dataFile),
  });
});
