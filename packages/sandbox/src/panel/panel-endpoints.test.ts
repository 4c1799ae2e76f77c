import { encodeCheckoutMessage } from '@phoenix-checkout/core';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { SANDBOX_CLIENT_SECRET, SANDBOX_WALLET_CLIENT_SECRET } from '../config/index.js';
import { startSandbox } from '../node/index.js';
import { createSandbox, type Sandbox } from '../sandbox/index.js';
import { pageFiles } from './page-files.generated.js';
import { readEvents } from '../../test-support/event-stream.js';
import { startPayer } from '../../test-support/payer.js';
import { accessTokenOf, checkoutQuery, handClock, send } from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';
import { startReceiver } from '../../test-support/webhook-receiver.js';

const titlesOf = (entries: readonly { kind: string; type: string }[]) =>
  entries.map(({ kind, type }) => `${kind} ${type}`);

describe.each(transports)('$name', ({ open }) => {
  it('tells what happens, first what was before, then as it comes', async () => {
    const { url } = await startReceiver();
    const sandbox = await open({ now: handClock().now, webhookUrl: url });
    const payer = await startPayer(sandbox);
    const events = await readEvents(sandbox);
    const before = await events.entries(2);

    const orderId = await payer.order();
    await sandbox.settled();
    await payer.pay(orderId);
    await sandbox.advance(2);
    const all = await events.entries(8);
    await events.stop();

    expect(titlesOf(before)).toEqual(['token issued', 'session started']);
    expect(titlesOf(all.slice(2))).toEqual([
      'order created',
      'webhook delivered',
      'order paid',
      'sandbox clock',
      'order fulfilled',
      'webhook delivered',
    ]);
    expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(all[3]).toMatchObject({ orderId, deliveryId: 1, tone: 'good' });
  });

  it('tells the time when the clock was moved, though nothing fell due', async () => {
    const clock = handClock();
    const sandbox = await open({ now: clock.now });
    const events = await readEvents(sandbox);

    await sandbox.advance(1500);
    const told = await events.clock();
    await events.stop();

    expect(told).toEqual({ now: clock.now() + 1_500_000 });
  });

  it('goes on behind the last id that a reader has', async () => {
    const sandbox = await open();
    await accessTokenOf(sandbox);
    const first = await readEvents(sandbox);
    await first.entries(1);
    await first.stop();
    await accessTokenOf(sandbox);
    await accessTokenOf(sandbox);

    const again = await readEvents(sandbox, first.lastId());
    const entries = await again.entries(2);
    await again.stop();

    expect(again.hello()).toMatchObject({ isContinued: true, missed: 0 });
    expect(entries.map(({ seq }) => seq)).toEqual([2, 3]);
  });

  it.each(['other-run:1', 'nonsense', ':', '1:99999999999999999999'])(
    'begins anew for the id %s',
    async (id) => {
      const sandbox = await open();
      await accessTokenOf(sandbox);

      const events = await readEvents(sandbox, id);
      const entries = await events.entries(1);
      await events.stop();

      expect(events.hello()).toMatchObject({ isContinued: false });
      expect(entries).toHaveLength(1);
    },
  );

  it('gives all of an entry, a webhook with what was sent, how it was signed, and the answer', async () => {
    const { url } = await startReceiver(() => ({ status: 500, body: '{"no": "not yet"}' }));
    const sandbox = await open({ now: handClock().now, webhookUrl: url });
    await (await startPayer(sandbox)).order();
    await sandbox.settled();

    const { status, body } = await send(sandbox, '/admin/events/4', undefined);
    const missing = await send(sandbox, '/admin/events/99', undefined);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'webhook',
      type: 'refused',
      tone: 'bad',
      title: 'order_created answered 500',
      details: {
        attempt: 1,
        request: {
          url,
          headers: { 'X-Webhook-Signature': expect.stringMatching(/^[\da-f]{64}$/) },
          body: expect.stringContaining('order_created'),
        },
        signature: { made: expect.stringContaining('HMAC-SHA256') },
        answer: { status: 500, body: '{"no": "not yet"}' },
        nextAttemptAt: '2026-01-01T00:00:05.000Z',
      },
    });
    expect(missing.status).toBe(404);
  });

  it('shows what the page told its host, of a payer alone', async () => {
    const sandbox = await open();
    const query = checkoutQuery(await accessTokenOf(sandbox));
    const message = { type: 'CANCEL' };

    const told = await send(sandbox, '/api/messages', { message, query });
    const forged = await send(sandbox, '/api/messages', { message, query: '' });
    const odd = await send(sandbox, '/api/messages', { message: { type: 'x y' }, query });
    const { body } = await send(sandbox, '/admin/events/2', undefined);

    expect([told.status, forged.status, odd.status]).toEqual([204, 401, 400]);
    expect(body).toMatchObject({ kind: 'message', type: 'CANCEL', details: { message } });
  });

  it('shows each message with the order or link that it is of', async () => {
    const sandbox = await open();
    const query = checkoutQuery(await accessTokenOf(sandbox));
    const messages = [
      encodeCheckoutMessage('order_created', { orderId: 'order-1' }),
      encodeCheckoutMessage('payment_link_created', { id: 'link-1' }),
      encodeCheckoutMessage('failed'),
    ];

    for (const message of messages) await send(sandbox, '/api/messages', { message, query });
    const shown = [];
    for (const seq of [2, 3, 4]) {
      shown.push((await send(sandbox, `/admin/events/${seq}`, undefined)).body);
    }

    expect(shown).toEqual([
      expect.objectContaining({ type: messages[0]?.type, tone: 'plain', orderId: 'order-1' }),
      expect.objectContaining({ type: messages[1]?.type, tone: 'plain', linkId: 'link-1' }),
      expect.objectContaining({ type: messages[2]?.type, tone: 'bad' }),
    ]);
  });

  it.each(['transaction_success', 'failed', 'cancelled', 'done'] as const)(
    'shows what ends an order with the order that its payer made last: %s',
    async (type) => {
      const sandbox = await open();
      const events = await readEvents(sandbox);
      await (await startPayer(sandbox)).order();
      const payer = await startPayer(sandbox);
      await payer.order();
      const orderId = await payer.order();
      await (await startPayer(sandbox)).order();

      await payer.tell(encodeCheckoutMessage(type, { transactionHash: `0x${'1'.repeat(64)}` }));
      const entries = await events.entriesUntil(({ kind }) => kind === 'message');
      await events.stop();

      expect(entries.at(-1)?.orderId).toBe(orderId);
    },
  );

  it.each([
    ['of another page', { type: 'HELLO' }],
    ['without its order', { type: 'ORDER_CREATED', data: {} }],
    ['that is a list', [{ type: 'CANCEL' }]],
  ])('shows no message %s', async (_, message) => {
    const sandbox = await open();
    const query = checkoutQuery(await accessTokenOf(sandbox));

    const { status, body } = await send(sandbox, '/api/messages', { message, query });

    expect([status, body.error]).toEqual([400, 'invalid_message']);
  });

  it('empties everything, which readers are told', async () => {
    const sandbox = await open();
    await (await startPayer(sandbox)).order();
    const events = await readEvents(sandbox);

    const { status } = await send(sandbox, '/admin/reset', {});
    const entries = await events.entriesUntil(({ type }) => type === 'emptied');
    await events.stop();

    expect(status).toBe(200);
    expect(entries.at(-1)).toMatchObject({ kind: 'sandbox', type: 'emptied' });
    expect(sandbox.orders).toEqual([]);
  });
});

it('no entry holds a secret or a token', async () => {
  const { url } = await startReceiver(({ body }) => ({ body: JSON.stringify({ seen: body }) }));
  const sandbox = createSandbox({ webhookUrl: url, webhookSecret: 'whs_secret_1' });
  const token = await accessTokenOf(sandbox);
  const query = checkoutQuery(token, { shareOn: 'true' });
  const payer = await startPayer(sandbox, query);
  const link = await payer.link();
  const message = { type: 'PAYMENT_CREATED', data: { paymentLinkURL: `http://localhost/${link}` } };
  await send(sandbox, '/api/messages', { message, query });
  await (await startPayer(sandbox, link)).order();
  await sandbox.settled();
  await send(sandbox, '/oauth/token', { client_id: 'x', client_secret: SANDBOX_CLIENT_SECRET });

  const texts = await Promise.all(
    Array.from({ length: 20 }, (_, seq) => send(sandbox, `/admin/events/${seq + 1}`, undefined)),
  );
  const text = JSON.stringify(texts);

  expect(text).toContain('payment_link_created');
  expect(text).toContain('access_token=(masked)');
  for (const secret of [
    token,
    token.split('.')[2] ?? '',
    SANDBOX_CLIENT_SECRET,
    SANDBOX_WALLET_CLIENT_SECRET,
    'whs_secret_1',
  ]) {
    expect(text).not.toContain(secret);
  }
});

it('keeps 10,000 entries, and says how many a reader has missed', async () => {
  const sandbox = createSandbox();
  await accessTokenOf(sandbox);
  const first = await readEvents(sandbox);
  await first.entries(1);
  await first.stop();
  for (let count = 0; count < 10_050; count += 1) sandbox.setFaults({});

  const again = await readEvents(sandbox, first.lastId());
  const entries = await again.entries(10_000);
  await again.stop();

  expect(again.hello()).toMatchObject({ isContinued: true, missed: 50 });
  expect([entries[0]?.seq, entries.at(-1)?.seq]).toEqual([52, 10_051]);
});

describe('the panel', () => {
  const get = (sandbox: Sandbox, path: string) =>
    sandbox.fetch(new Request(`http://sandbox.test${path}`));

  it('is small: below 60 kB as it is sent, compressed', () => {
    const bytes = Object.values(pageFiles).map((text) => gzipSync(text).byteLength);

    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(60_000);
  });

  it.each(['/panel', '/panel/panel.js', '/panel/panel.css', '/panel/panel.svg'])(
    '%s asks for nothing from elsewhere, and is not framed',
    async (path) => {
      const reply = await get(createSandbox(), path);

      expect(reply.status).toBe(200);
      expect(reply.headers.get('Content-Security-Policy')).toMatch(
        /^default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(reply.headers.get('X-Frame-Options')).toBe('DENY');
    },
  );

  it.each([
    '/panel',
    '/panel/panel.js',
    '/admin',
    '/admin/events',
    '/admin/events/1',
    '/admin/scenarios',
  ])('%s answers names of this machine and pages of its own only', async (path) => {
    const { url, stop, sandbox } = await startSandbox();
    await accessTokenOf(sandbox);
    const { host } = new URL(url);
    const headers = [
      { Host: 'rebound.example' },
      { Host: `127.0.0.1.rebound.example` },
      { Host: host, Origin: 'https://evil.example' },
      { Host: host, Origin: 'null' },
      { Host: host, 'Sec-Fetch-Site': 'cross-site' },
    ];

    const replies = await Promise.all(headers.map((each) => ask(url + path, { headers: each })));
    await stop();

    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });
});
