import { parseWebhook, reduceOrder, type OrderState } from '@phoenix-checkout/core';
import { describe, expect, it } from 'vitest';
import { handClock, send } from '../../test-support/requests.js';
import { startPayer } from '../../test-support/payer.js';
import { transports } from '../../test-support/transports.js';
import { startReceiver } from '../../test-support/webhook-receiver.js';
import type { SandboxOptions } from '../config/index.js';
import { createSandbox } from '../sandbox/index.js';
import { scenarios } from './scenarios.js';

/** A shop's backend: it knows each order by what webhooks told, and ships once for each. */
async function startShop({ isReady = (): boolean => true } = {}) {
  const states = new Map<string, OrderState>();
  const seen = new Set<string>();
  const shipped: string[] = [];
  const told: string[] = [];
  const { url, received } = await startReceiver(({ json }) => {
    if (!isReady()) return { status: 503 };
    const event = parseWebhook(json);
    const order = 'order' in event ? event.order : undefined;
    told.push(`${event.type}${order?.status ? ` ${order.status}` : ''}`);
    if (!order || seen.has(event.id)) return {};
    seen.add(event.id);
    const before = states.get(order.orderId);
    const after = reduceOrder(before, { from: 'webhook', event });
    states.set(order.orderId, after);
    if (after.isConfirmed && !before?.isConfirmed) shipped.push(order.orderId);
    return {};
  });
  return { url, received, states, shipped, told };
}

async function stage(options: SandboxOptions = {}, shopOptions?: Parameters<typeof startShop>[0]) {
  const shop = await startShop(shopOptions);
  const sandbox = createSandbox({ now: handClock().now, webhookUrl: shop.url, ...options });
  return { shop, sandbox };
}

const isAboutLink = (name: string) => name === 'link-paid-elsewhere';

describe.each(scenarios)('$name', ({ name }) => {
  it('ends with a fresh order that is paid, of which the shop ships once', async () => {
    const { shop, sandbox } = await stage();

    const result = await sandbox.scenario(name);

    expect(result).toMatchObject({ scenario: name, status: 'fulfilled', givenUp: 0 });
    expect(shop.shipped).toEqual([result.orderId]);
    expect(shop.states.get(result.orderId)).toMatchObject({
      status: 'fulfilled',
      isConfirmed: true,
    });
    expect(sandbox.webhooks.deliveries.every(({ status }) => status === 'delivered')).toBe(true);
  });

  it('takes up what a page has made', async () => {
    const { shop, sandbox } = await stage();
    const payer = await startPayer(sandbox);
    const [orderId, query] = isAboutLink(name)
      ? [undefined, await payer.link()]
      : [await payer.order(), ''];
    const linkId = new URLSearchParams(query).get('payment_id') ?? undefined;
    await sandbox.settled();

    const result = await sandbox.scenario(name, { orderId, linkId });

    expect(result).toMatchObject({ ...(orderId && { orderId }), ...(linkId && { linkId }) });
    expect(result).toMatchObject({ status: 'fulfilled', givenUp: 0 });
    expect(shop.shipped).toEqual([result.orderId]);
  });

  it('waits for the next one that a page makes', async () => {
    const { shop, sandbox } = await stage();
    const payer = await startPayer(sandbox);
    const said: string[] = [];

    const running = sandbox.scenario(name, { next: true, onStep: ({ text }) => said.push(text) });
    await (isAboutLink(name) ? payer.link() : payer.order());
    const result = await running;

    expect(said.some((text) => text.startsWith('waiting for'))).toBe(true);
    expect(result).toMatchObject({ status: 'fulfilled', givenUp: 0 });
    expect(shop.shipped).toEqual([result.orderId]);
  });
});

describe('what each of them is about', () => {
  const tell = async (name: string) => {
    const { shop, sandbox } = await stage();
    await sandbox.scenario(name);
    return shop.told;
  };

  it.each([
    ['paid', ['order_created', 'order_status_updated fulfilled']],
    ['paid-after-tab-closed', ['order_created', 'order_status_updated fulfilled']],
    [
      'expired-then-paid',
      ['order_created', 'order_status_updated expired', 'order_status_updated fulfilled'],
    ],
    [
      'fulfilled-then-expired',
      ['order_created', 'order_status_updated fulfilled', 'order_status_updated expired'],
    ],
    [
      'duplicates',
      [
        ...Array<string>(3).fill('order_created'),
        ...Array<string>(3).fill('order_status_updated fulfilled'),
      ],
    ],
    ['reordered', ['order_status_updated fulfilled', 'order_created']],
    [
      'link-paid-elsewhere',
      [
        'payment_link_created',
        'order_created',
        'payment_link_status_updated',
        'order_status_updated fulfilled',
      ],
    ],
  ])('%s', async (name, told) => {
    const withoutPending = (await tell(name)).map((text) => text.replace(' pending', ''));

    expect(withoutPending.toSorted()).toEqual(told.toSorted());
    if (name !== 'link-paid-elsewhere') expect(withoutPending).toEqual(told);
  });

  it('fulfilled-without-hash: the transaction is told by a query alone', async () => {
    const { shop, sandbox } = await stage();

    const { orderId } = await sandbox.scenario('fulfilled-without-hash');
    const { body } = await send(sandbox, `/orders/${orderId}`, undefined);

    expect(shop.states.get(orderId)?.transactionHash).toBeUndefined();
    expect(body.orderFulfillment.transaction.hash).toMatch(/^0x/);
  });

  it('webhooks-down-for-an-hour: nothing comes for an hour, everything after it', async () => {
    const clock = handClock();
    const { sandbox } = await stage({ now: clock.now });

    const { attempts, deliveries } = await sandbox.scenario('webhooks-down-for-an-hour');

    const arrivals = sandbox.webhooks.deliveries.flatMap((delivery) =>
      delivery.attempts.filter(({ status }) => status === 200),
    );
    const firstAt = Math.min(...arrivals.map(({ at }) => at));
    expect((firstAt - clock.now()) / 60_000).toBeGreaterThan(60);
    expect(attempts).toBeGreaterThan(deliveries * 4);
  });

  it('paid-after-tab-closed: the page is not answered any more', async () => {
    const { sandbox } = await stage();
    const payer = await startPayer(sandbox);
    const orderId = await payer.order();

    await sandbox.scenario('paid-after-tab-closed', { orderId });

    await expect(payer.order()).rejects.toThrow(TypeError);
  });

  it('webhook-first: the page hears of its order when webhooks have told of it', async () => {
    const happened: string[] = [];
    const { sandbox } = await stage(
      {},
      {
        isReady: () => {
          happened.push('webhook');
          return true;
        },
      },
    );
    const payer = await startPayer(sandbox);

    const running = sandbox.scenario('webhook-first', { next: true });
    await payer.order();
    happened.push('page');
    await running;

    expect(happened).toEqual(['webhook', 'webhook', 'page']);
  });
});

describe('a scenario', () => {
  it('goes on until the shop accepts what it refused at first', async () => {
    let refusals = 3;
    const { shop, sandbox } = await stage({}, { isReady: () => (refusals -= 1) < 0 });

    const result = await sandbox.scenario('paid');

    expect(result).toMatchObject({ givenUp: 0, deliveries: 2, attempts: 5 });
    expect(shop.shipped).toEqual([result.orderId]);
  });

  it('takes the recipient, the amount and the number of a fresh order', async () => {
    const { sandbox, shop } = await stage();

    const { orderId } = await sandbox.scenario('paid', {
      address: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
      amount: '7.5',
      externalPartnerId: 'cart-7',
    });

    expect(sandbox.orders[0]).toMatchObject({
      address: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
      amount: '7.5',
      externalPartnerId: 'cart-7',
    });
    expect(shop.states.get(orderId)?.order?.externalPartnerId).toBe('cart-7');
  });

  it('tells nobody without a webhook URL, and says so', async () => {
    const sandbox = createSandbox({ now: handClock().now });

    const result = await sandbox.scenario('paid');

    expect(result).toMatchObject({ status: 'fulfilled', deliveries: 0, hasReceiver: false });
  });

  it('leaves the usual way behind it', async () => {
    const { sandbox, shop } = await stage();
    await sandbox.scenario('duplicates');
    const before = shop.received.length;

    await (await startPayer(sandbox)).order();
    await sandbox.settled();

    expect(shop.received).toHaveLength(before + 1);
  });

  it('ends when its signal says so, and waits for nothing more', async () => {
    const { sandbox } = await stage();
    const abort = new AbortController();
    const running = sandbox.scenario('paid', { next: true, signal: abort.signal });

    abort.abort(new Error('enough'));

    await expect(running).rejects.toThrow('enough');
    expect(await sandbox.scenario('paid')).toMatchObject({ status: 'fulfilled' });
  });

  it('refuses a link whose 24 hours have passed', async () => {
    const { sandbox } = await stage();
    const query = await (await startPayer(sandbox)).link();
    const linkId = new URLSearchParams(query).get('payment_id') ?? '';

    await sandbox.advance(86_400);

    await expect(sandbox.scenario('link-paid-elsewhere', { linkId })).rejects.toMatchObject({
      code: 'invalid_option',
      message: 'The payment link is over: it was good for 24 hours.',
    });
    expect(sandbox.orders).toEqual([]);
  });

  it.each([
    ['nothing', {}, /There is no such scenario\. There are paid, /],
    ['paid', { orderId: 'nothing' }, /There is no such order\. None is pending/],
    ['paid', { linkId: 'nothing' }, /about an order/],
    ['link-paid-elsewhere', { orderId: 'nothing' }, /about a payment link/],
    ['link-paid-elsewhere', { linkId: 'nothing' }, /no such payment link/],
    ['paid', { amount: '13.13' }, /always fails/],
    ['paid', { amount: '-1' }, /amount/],
    ['paid', { address: '0x0' }, /address/],
    ['paid', { orderId: 'x', next: true }, /not both/],
  ])('refuses %s with %o', async (name, options, words) => {
    const { sandbox } = await stage();

    await expect(sandbox.scenario(name, options)).rejects.toMatchObject({
      code: 'invalid_option',
      message: expect.stringMatching(words),
    });
  });

  it('refuses an order that is paid already', async () => {
    const { sandbox } = await stage();
    const { orderId } = await sandbox.scenario('paid');

    await expect(sandbox.scenario('duplicates', { orderId })).rejects.toThrow(/is fulfilled/);
  });
});

describe.each(transports)('$name', ({ open }) => {
  const lines = async (reply: Response) =>
    (await reply.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const run = (name: string, body: unknown = {}) =>
    new Request(`http://sandbox.test/admin/scenarios/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });

  it('tells its steps line by line, and its result', async () => {
    const { url } = await startReceiver();
    const sandbox = await open({ now: handClock().now, webhookUrl: url });

    const reply = await sandbox.fetch(run('paid', { amount: '5' }));
    const told = await lines(reply);

    expect(reply.headers.get('Content-Type')).toBe('application/x-ndjson');
    expect(told[0]).toMatchObject({ step: { at: expect.any(Number), text: expect.any(String) } });
    expect(told.at(-1)).toMatchObject({ result: { scenario: 'paid', status: 'fulfilled' } });
  });

  it('lists what there is, and refuses what there is not', async () => {
    const sandbox = await open();

    const { body } = await send(sandbox, '/admin/scenarios', undefined);
    const unknown = await sandbox.fetch(run('nothing'));
    const refused = await lines(await sandbox.fetch(run('paid', { orderId: 'nothing' })));

    expect(body.scenarios).toHaveLength(scenarios.length);
    expect(unknown.status).toBe(400);
    expect(refused).toEqual([
      { error: 'invalid_option', error_description: expect.stringContaining('no such order') },
    ]);
  });
});
