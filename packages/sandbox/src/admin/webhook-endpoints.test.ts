import { describe, expect, it } from 'vitest';
import { handClock, send } from '../../test-support/requests.js';
import { startPayer } from '../../test-support/payer.js';
import { transports } from '../../test-support/transports.js';
import { startReceiver } from '../../test-support/webhook-receiver.js';

describe.each(transports)('$name', ({ open }) => {
  async function stage() {
    const { url, received } = await startReceiver();
    const sandbox = await open({ now: handClock().now, webhookUrl: url });
    const orderId = await (await startPayer(sandbox)).order();
    await sandbox.settled();
    return { sandbox, received, orderId };
  }

  it('shows events, deliveries and their answers', async () => {
    const { sandbox, orderId } = await stage();

    const { body } = await send(sandbox, '/admin/webhooks', undefined);

    expect(body.events).toMatchObject([{ type: 'order_created' }]);
    expect(body.deliveries).toMatchObject([
      { status: 'delivered', eventId: body.events[0].id, attempts: [{ status: 200 }] },
    ]);
    expect(body.events[0].body).toContain(orderId);
  });

  it('fires an event, with any field', async () => {
    const { sandbox, received } = await stage();

    const { status, body } = await send(sandbox, '/admin/webhooks/trigger', {
      type: 'order_status_updated',
      set: { 'order.orderStatus': 'expired' },
      copies: 2,
    });
    await sandbox.settled();

    expect(status).toBe(201);
    expect(received.slice(1).map(({ json }) => json.id)).toEqual([body.id, body.id]);
    expect(received[1]?.json.data?.['orderStatus']).toBe('expired');
  });

  it('fires an event in another form than the rest', async () => {
    const { sandbox, received } = await stage();
    const form = {
      amounts: 'strings',
      statusEvent: 'order.status.change',
      timestamps: 'zoneless',
      retired: false,
    };

    const { status } = await send(sandbox, '/admin/webhooks/trigger', {
      type: 'order_status_updated',
      form,
      wait: true,
    });
    await send(sandbox, '/admin/webhooks/trigger', { type: 'order_status_updated' });
    await sandbox.settled();

    expect(status).toBe(201);
    expect(received.slice(1).map(({ json }) => json)).toMatchObject([
      {
        event: 'order.status.change',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/),
        data: { order: { inputAmount: expect.any(String) } },
      },
      {
        event: 'order_status_updated',
        timestamp: expect.stringContaining('T'),
        data: { order: { inputAmount: expect.any(Number) } },
      },
    ]);
  });

  it.each([
    [
      'zoneless',
      'form must be an object of amounts, statusEvent, timestamps, fulfillment, retired.',
    ],
    [null, 'form must be an object of amounts, statusEvent, timestamps, fulfillment, retired.'],
    [
      { timestamp: 'iso' },
      'A choice of form must be one of amounts, statusEvent, timestamps, fulfillment, retired.',
    ],
    [{ timestamps: 'zonless' }, 'form.timestamps must be one of "iso", "zoneless".'],
    [{ retired: 'true' }, 'form.retired must be one of false, true.'],
    [{ fulfillment: null }, 'form.fulfillment must be one of "told", "null".'],
    [JSON.parse('{"__proto__": "iso"}'), /^A choice of form must be one of/],
  ])('names what a form may be where it is %j', async (form, words) => {
    const { sandbox, received } = await stage();

    const reply = await send(sandbox, '/admin/webhooks/trigger', { type: 'order_created', form });
    await sandbox.settled();

    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({
      error: 'invalid_option',
      error_description: typeof words === 'string' ? words : expect.stringMatching(words),
    });
    expect(received).toHaveLength(1);
  });

  it('delivers an event once more', async () => {
    const { sandbox, received } = await stage();
    const [event] = sandbox.webhooks.events;

    const { status } = await send(sandbox, `/admin/webhooks/${event?.id}/replay`, {});
    await sandbox.settled();

    expect(status).toBe(201);
    expect(received).toHaveLength(2);
  });

  it('shows the link of a payment link without the access token that it carries', async () => {
    const { sandbox, received } = await stage();
    const link = await (await startPayer(sandbox)).link();
    await sandbox.settled();
    const token = new URLSearchParams(link).get('access_token') ?? '';
    const [event] = sandbox.webhooks.events.slice(-1);

    const replies = await Promise.all([
      send(sandbox, '/admin/webhooks', undefined),
      send(sandbox, '/admin/webhooks/trigger', { type: 'payment_link_created', wait: true }),
      send(sandbox, `/admin/webhooks/${event?.id}/replay`, { wait: true }),
    ]);
    await sandbox.settled();

    expect(token).not.toBe('');
    for (const { body } of replies) {
      const shown = JSON.stringify(body);
      expect(shown).toContain('access_token=(masked)');
      expect(shown).not.toContain(token);
    }
    // What is sent is whole.
    const sent = received.filter(({ json }) => JSON.stringify(json).includes(token));
    expect(sent).toHaveLength(3);
  });

  it('moves the clock, and releases an order whose money came late', async () => {
    const { sandbox, orderId, received } = await stage();

    const moved = await send(sandbox, '/admin/clock', { advanceSeconds: 1500 });
    const released = await send(sandbox, `/admin/orders/${orderId}/release`, {});
    await sandbox.settled();

    expect([moved.status, released.body.status]).toEqual([200, 'fulfilled']);
    const statuses = received.slice(1).map(({ json }) => json.data?.['orderStatus']);
    expect(statuses).toEqual(['expired', 'fulfilled']);
  });

  it.each([
    ['/admin/webhooks/trigger', { type: 'nothing' }],
    ['/admin/webhooks/trigger', { type: 'order_created', copies: 0 }],
    ['/admin/webhooks/trigger', { type: 'order_created', set: 'x' }],
    ['/admin/webhooks/trigger', { type: 'order_created', set: { '': 1 } }],
    ['/admin/webhooks/trigger', { type: 'payment_link_created' }],
    ['/admin/webhooks/trigger', []],
    ['/admin/webhooks/evt_1/replay', {}],
    ['/admin/orders/nothing/release', {}],
    ['/admin/clock', { advanceSeconds: -1 }],
    ['/admin/clock', {}],
  ])('refuses %s with %o', async (path, body) => {
    const { sandbox } = await stage();

    const reply = await send(sandbox, path, body);

    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({
      error: 'invalid_option',
      error_description: expect.any(String),
    });
  });
});
