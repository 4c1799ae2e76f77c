import { parseWebhook, webhookSignature } from '@phoenix-checkout/core';
import { describe, expect, it } from 'vitest';
import { SANDBOX_CLIENT_SECRET, type SandboxOptions } from '../config/index.js';
import { createSandbox } from '../sandbox/index.js';
import { handClock } from '../../test-support/requests.js';
import { startPayer } from '../../test-support/payer.js';
import { startReceiver } from '../../test-support/webhook-receiver.js';

async function stage(options: SandboxOptions = {}, answer?: Parameters<typeof startReceiver>[0]) {
  const receiver = await startReceiver(answer);
  const clock = handClock();
  const sandbox = createSandbox({
    now: clock.now,
    random: () => 0.6,
    webhookUrl: receiver.url,
    ...options,
  });
  const payer = await startPayer(sandbox);
  return { ...receiver, clock, sandbox, payer };
}

describe('what happens to an order', () => {
  it('is told as it happens: created, then fulfilled', async () => {
    const { sandbox, payer, received, events } = await stage();

    const orderId = await payer.order();
    await sandbox.settled();
    await payer.pay(orderId);
    await sandbox.advance(2);

    expect(events()).toEqual(['order_created', 'order_status_updated']);
    const [created, updated] = received.map(({ json }) => parseWebhook(json));
    expect(created).toMatchObject({
      type: 'order_created',
      id: expect.stringMatching(/^evt_\d+_[a-z\d]{9}$/),
      order: { orderId, status: 'pending', sendAmount: '100.12', receiveAmount: '100.12' },
    });
    expect(updated).toMatchObject({
      type: 'order_status_updated',
      order: {
        orderId,
        status: 'fulfilled',
        transactionHash: sandbox.orders[0]?.transactionHash,
      },
    });
  });

  it('is told where nobody pays: expired, 25 minutes later', async () => {
    const { sandbox, payer, received } = await stage();
    await payer.order();

    await sandbox.advance(1499);
    const before = received.length;
    await sandbox.advance(1);

    expect(before).toBe(1);
    expect(parseWebhook(received[1]?.json)).toMatchObject({ order: { status: 'expired' } });
  });

  it('is told where the money comes late: expired, then fulfilled', async () => {
    const { sandbox, payer, received } = await stage();
    const orderId = await payer.order();
    await sandbox.advance(2000);

    sandbox.releaseOrder(orderId);
    await sandbox.settled();

    const statuses = received.slice(1).map(({ json }) => json.data?.['orderStatus']);
    expect(statuses).toEqual(['expired', 'fulfilled']);
  });

  it('a link is told when it is made and when its order uses it', async () => {
    const { sandbox, payer, received, events } = await stage();

    const friend = await startPayer(sandbox, await payer.link());
    await sandbox.settled();
    const orderId = await friend.order();
    await sandbox.settled();

    expect(sandbox.webhooks.events.map(({ type }) => type)).toEqual([
      'payment_link_created',
      'order_created',
      'payment_link_status_updated',
    ]);
    // The last two are sent in one moment: either may be there first.
    const told = (type: string) => parseWebhook(received[events().indexOf(type)]?.json);
    const [link] = sandbox.paymentLinks;
    expect(received).toHaveLength(3);
    expect(parseWebhook(received[0]?.json)).toMatchObject({
      paymentLink: { id: link?.id, status: 'pending', url: link?.paymentLinkURL },
    });
    expect(told('order_created')).toMatchObject({ order: { orderId } });
    expect(told('payment_link_status_updated')).toMatchObject({
      paymentLink: { id: link?.id, status: 'consumed' },
      order: { orderId },
    });
  });
});

describe('a delivery', () => {
  it('is signed over its bytes and its timestamp', async () => {
    const { sandbox, payer, received, clock } = await stage();
    await payer.order();
    await sandbox.settled();

    const [webhook] = received;
    const timestamp = String(clock.now());
    expect(webhook?.headers['x-webhook-timestamp']).toBe(timestamp);
    expect(webhook?.headers['x-webhook-signature']).toBe(
      await webhookSignature(SANDBOX_CLIENT_SECRET, timestamp, webhook?.body ?? ''),
    );
    expect(webhook?.headers.authorization).toBeUndefined();
  });

  it('is signed at the time that its receiver has, wherever the clock is', async () => {
    const { sandbox, payer, received, clock } = await stage();
    await sandbox.advance(600);
    await payer.order();
    await sandbox.settled();

    expect(received[0]?.headers['x-webhook-timestamp']).toBe(String(clock.now()));
    expect(sandbox.webhooks.deliveries[0]?.attempts[0]?.at).toBe(clock.now() + 600_000);
  });

  it('brings the webhook secret where there is one, which the record leaves out', async () => {
    const { sandbox, payer, received } = await stage({ webhookSecret: 'whs_1' });
    await payer.order();
    await sandbox.settled();

    expect(received[0]?.headers.authorization).toBe('Bearer whs_1');
    expect(JSON.stringify(sandbox.webhooks.deliveries)).not.toContain('whs_1');
  });

  it('is recorded with its answer', async () => {
    const { sandbox, payer, url } = await stage();
    await payer.order();
    await sandbox.settled();

    expect(sandbox.webhooks.deliveries).toEqual([
      {
        id: 1,
        eventId: sandbox.webhooks.events[0]?.id,
        type: 'order_created',
        url,
        body: sandbox.webhooks.events[0]?.body,
        status: 'delivered',
        attempts: [
          {
            at: expect.any(Number),
            headers: expect.objectContaining({ 'X-Webhook-Timestamp': expect.any(String) }),
            status: 200,
            answer: '{"success": true}',
            durationMs: expect.any(Number),
          },
        ],
      },
    ]);
  });

  it('is tried again with growing pauses on the clock until it is answered with 200', async () => {
    const statuses = [500, 302, 204, 200];
    const { sandbox, payer, clock } = await stage({}, (_webhook, count) => ({
      status: statuses[count - 1] ?? 200,
      headers: { Location: 'http://localhost:1/elsewhere' },
    }));
    const startedAt = clock.now();
    await payer.order();

    await sandbox.advance(200);

    const [delivery] = sandbox.webhooks.deliveries;
    expect(delivery?.status).toBe('delivered');
    expect(delivery?.attempts.map(({ status }) => status)).toEqual(statuses);
    expect(delivery?.attempts.map(({ at }) => (at - startedAt) / 1000)).toEqual([0, 5, 35, 155]);
  });

  it('is given up at last, and says why', async () => {
    const { sandbox, payer } = await stage({ webhookUrl: 'http://127.0.0.1:1/webhook' });
    await payer.order();

    await sandbox.advance(3 * 86_400);

    const [delivery] = sandbox.webhooks.deliveries;
    expect(delivery).toMatchObject({ status: 'failed', type: 'order_created' });
    expect(delivery?.attempts).toHaveLength(11);
    expect(delivery?.attempts[0]).toMatchObject({ failure: expect.any(String) });
    expect(delivery?.nextAttemptAt).toBeUndefined();
  });

  it('that a reset forgets on its way is not tried again', async () => {
    const { sandbox, payer, received } = await stage({}, () => {
      sandbox.reset();
      return { status: 500 };
    });
    await payer.order();
    await sandbox.settled();

    await sandbox.advance(60);

    expect(received).toHaveLength(1);
    expect(sandbox.webhooks.deliveries).toEqual([]);
  });

  it("keeps the partner's own number of the order, and tells it from then on", async () => {
    const { sandbox, payer, received } = await stage({}, () => ({
      body: '{"success": true, "external_partner_id": "cart-7"}',
    }));
    const orderId = await payer.order();
    await sandbox.settled();
    await payer.pay(orderId);
    await sandbox.advance(2);

    expect(sandbox.orders[0]?.externalPartnerId).toBe('cart-7');
    expect(parseWebhook(received[1]?.json)).toMatchObject({
      order: { externalPartnerId: 'cart-7' },
    });
  });
});

describe('the forms', () => {
  it.each([
    [{ amounts: 'strings' }, { inputAmount: '100.12', minimumAmountOut: '100120000' }],
    [{ amounts: 'numbers' }, { inputAmount: 100.12, minimumAmountOut: 100_120_000 }],
  ] as const)('%o', async (webhookForm, fields) => {
    const { sandbox, payer, received } = await stage({ webhookForm });
    await payer.order();
    await sandbox.settled();

    expect(received[0]?.json.data?.['order']).toMatchObject(fields);
  });

  it.each(['order_status_change', 'order.status.change'] as const)(
    'the status event may be called %s',
    async (statusEvent) => {
      const { sandbox, payer, received, events } = await stage({ webhookForm: { statusEvent } });
      await payer.order();
      await sandbox.advance(1500);

      expect(events()).toEqual(['order_created', statusEvent]);
      expect(parseWebhook(received[1]?.json).type).toBe('order_status_updated');
    },
  );

  it('timestamps may be without a zone, a fulfilment null', async () => {
    const { sandbox, payer, received } = await stage({
      webhookForm: { timestamps: 'zoneless', fulfillment: 'null' },
    });
    const orderId = await payer.order();
    await payer.pay(orderId);
    await sandbox.advance(2);

    const updated = received[1]?.json;
    expect(updated?.['timestamp']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
    expect(updated?.data?.['order']).toMatchObject({ orderFulfillment: null });
    expect(parseWebhook(updated)).toMatchObject({
      occurredAt: sandbox.orders[0]?.statusChangedAt,
      order: { status: 'fulfilled' },
    });
  });

  it('without a zone has no time of an order in another form', async () => {
    const { sandbox, payer, received } = await stage({ webhookForm: { timestamps: 'zoneless' } });
    const orderId = await payer.order();
    await payer.pay(orderId);
    await sandbox.advance(2);

    const updated = received[1];
    expect(updated?.body.match(/\d{4}-\d\d-\d\dT/g)).toBeNull();
    expect(parseWebhook(updated?.json)).toMatchObject({
      order: { status: 'fulfilled', fulfilledAt: sandbox.orders[0]?.statusChangedAt },
    });
  });

  it('may be the retired ones, without an id', async () => {
    const { sandbox, payer, received } = await stage({ webhookForm: { retired: true } });
    const orderId = await payer.order();
    await sandbox.advance(1500);

    expect(received.map(({ json }) => Object.keys(json).toSorted())).toEqual([
      ['eventType', 'order', 'timestamp'],
      ['eventType', 'orderId', 'orderStatus', 'timestamp'],
    ]);
    expect(received.map(({ json }) => parseWebhook(json, { id: 'x' }))).toMatchObject([
      { type: 'order_created', order: { orderId } },
      { type: 'order_status_updated', order: { orderId, status: 'expired' } },
    ]);
  });
});

describe('by hand', () => {
  it('fires an event with any field changed, and changes no order', async () => {
    const { sandbox, payer, received } = await stage();
    await payer.order();

    const event = sandbox.webhooks.trigger('order_status_updated', {
      set: { 'order.orderStatus': 'refunded', 'order.note.by': 'support' },
      copies: 3,
    });
    await sandbox.settled();

    const fired = received.filter(({ json }) => json.id === event.id);
    expect(fired).toHaveLength(3);
    expect(fired[0]?.json.data).toMatchObject({
      orderStatus: 'refunded',
      order: { orderStatus: { status: 'refunded' }, note: { by: 'support' } },
    });
    expect(sandbox.orders[0]?.status).toBe('pending');
  });

  it('delivers an event once more', async () => {
    const { sandbox, payer, received } = await stage();
    await payer.order();
    await sandbox.settled();
    const [event] = sandbox.webhooks.events;

    sandbox.webhooks.replay(event?.id ?? '');
    await sandbox.settled();

    expect(received.map(({ json }) => json.id)).toEqual([event?.id, event?.id]);
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  it.each([
    (sandbox: ReturnType<typeof createSandbox>) => sandbox.webhooks.replay('evt_1'),
    (sandbox: ReturnType<typeof createSandbox>) => sandbox.webhooks.trigger('order_created'),
    (sandbox: ReturnType<typeof createSandbox>) =>
      sandbox.webhooks.trigger('payment_link_created', { subjectId: 'nothing' }),
  ])('refuses what is not there: %o', (act) => {
    expect(() => act(createSandbox())).toThrow(expect.objectContaining({ code: 'invalid_option' }));
  });
});

describe('faults', () => {
  it('deliver each event several times, or each second one first', async () => {
    const { sandbox, payer, events } = await stage();
    sandbox.setFaults({ webhook: { copies: 2, reordered: true } });
    const orderId = await payer.order();
    await payer.pay(orderId);

    await sandbox.advance(2);

    expect(events()).toEqual([
      'order_status_updated',
      'order_status_updated',
      'order_created',
      'order_created',
    ]);
  });

  it('send what was held back once the event after it was answered, so that the order is sure', async () => {
    const answeredBefore: number[] = [];
    const { sandbox, payer } = await stage({}, ({ event }) => {
      const answered = sandbox.webhooks.deliveries.filter(({ status }) => status === 'delivered');
      if (event === 'order_created') answeredBefore.push(answered.length);
      return {};
    });
    sandbox.setFaults({ webhook: { copies: 3, reordered: true } });
    const orderId = await payer.order();
    await payer.pay(orderId);

    await sandbox.advance(2);

    expect(answeredBefore).toHaveLength(3);
    expect(Math.min(...answeredBefore)).toBeGreaterThanOrEqual(3);
  });

  it('send what is held back when they are switched off', async () => {
    const { sandbox, payer, events } = await stage();
    sandbox.setFaults({ webhook: { reordered: true } });
    await payer.order();
    await sandbox.settled();
    expect(events()).toEqual([]);

    sandbox.setFaults({ webhook: { reordered: true }, payment: { outcome: 'pending' } });
    await sandbox.settled();
    expect(events()).toEqual([]);
    sandbox.setFaults({});
    await sandbox.settled();

    expect(events()).toEqual(['order_created']);
  });

  it('send what was held back also where the event after it is never answered', async () => {
    const { sandbox, payer, events } = await stage({}, ({ event }) => ({
      hangs: event === 'order_status_updated',
    }));
    sandbox.setFaults({ webhook: { reordered: true } });
    const orderId = await payer.order();
    await payer.pay(orderId);
    sandbox.releaseOrder(orderId);

    await expect
      .poll(events, { timeout: 10_000 })
      .toEqual(['order_status_updated', 'order_created']);
  });

  it('sign with another secret', async () => {
    const { sandbox, payer, received } = await stage();
    sandbox.setFaults({ webhook: { wrongSignature: true } });
    await payer.order();
    await sandbox.settled();

    const { body = '', headers = {} } = received[0] ?? {};
    const right = await webhookSignature(
      SANDBOX_CLIENT_SECRET,
      String(headers['x-webhook-timestamp']),
      body,
    );
    expect(headers['x-webhook-signature']).not.toBe(right);
  });
});

describe('where webhooks go', () => {
  it.each(['https://shop.example/hook', 'http://10.0.0.7/hook', 'ftp://localhost/', 'nowhere', ''])(
    'not to %s',
    (webhookUrl) => {
      expect(() => createSandbox({ webhookUrl })).toThrow(
        expect.objectContaining({ code: 'invalid_option' }),
      );
    },
  );

  it.each(['http://localhost:3000/hook', 'https://shop.localhost/hook', 'http://[::1]:3000/'])(
    'to %s',
    (webhookUrl) => {
      expect(() => createSandbox({ webhookUrl })).not.toThrow();
    },
  );

  it('to another machine where that is allowed', () => {
    expect(() =>
      createSandbox({ webhookUrl: 'https://shop.example/hook', allowRemoteWebhooks: true }),
    ).not.toThrow();
  });

  it('nowhere by default: events are kept all the same', async () => {
    const sandbox = createSandbox();
    const payer = await startPayer(sandbox);

    await payer.order();
    await sandbox.settled();

    expect(sandbox.webhooks.events).toMatchObject([{ type: 'order_created' }]);
    expect(sandbox.webhooks.deliveries).toEqual([]);
  });
});
