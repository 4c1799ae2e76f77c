import { getEventListeners } from 'node:events';
import { parseOrder, PhoenixError, type PhoenixOrder } from '@phoenix-checkout/core';
import { until } from '@phoenix-checkout/test-kit/until';
import { describe, expect, test, vi } from 'vitest';
import { rejectedCode } from '../../test-support/rejected-code.js';
import { startOrdersUpstream } from '../../test-support/orders-upstream.js';
import { fakeOrder } from '../testing/fake-order.js';
import { createOrderClient, type OrderClient } from './order-client.js';
import { reconcileOrders, type ReconcileOrdersOptions } from './reconcile-orders.js';

/** A client of a Phoenix that knows orders by their id: `p` pending, `f` fulfilled, `e` expired. */
function startClient() {
  let open = 0;
  const seen = { most: 0 };
  const getOrder: OrderClient['getOrder'] = async (orderId) => {
    open += 1;
    seen.most = Math.max(seen.most, open);
    await new Promise((resolve) => void setImmediate(resolve));
    open -= 1;
    const status = { p: 'pending', f: 'fulfilled', e: 'expired' }[orderId[0] ?? ''];
    if (!status) throw new PhoenixError('order_not_found', 'unknown');
    return parseOrder(fakeOrder({ id: orderId, orderStatus: { status } }));
  };
  return { client: { getOrder, waitForOrder: getOrder }, seen };
}

async function reconcile(options: Partial<ReconcileOrdersOptions>) {
  const { client, seen } = startClient();
  const changed: string[] = [];
  const onOrder = (order: PhoenixOrder) => void changed.push(`${order.orderId} ${order.status}`);
  const result = await reconcileOrders({ client, pending: () => [], onOrder, ...options });
  return { result, changed: changed.sort(), most: seen.most };
}

test('hands over what is not pending any more, and counts', async () => {
  const pending = () => ['p1', 'f1', 'x1', 'e1', 'p2'];

  const { result, changed } = await reconcile({ pending });

  expect(result).toEqual({ checked: 5, changed: 2, failed: 1 });
  expect(changed).toEqual(['e1 expired', 'f1 fulfilled']);
});

test.each<[string, ReconcileOrdersOptions['pending']]>([
  ['a list', () => ['f1', 'f2']],
  ['a promise', async () => ['f1', 'f2']],
  ['a set', () => new Set(['f1', 'f2'])],
  [
    'a cursor',
    async function* () {
      yield 'f1';
      yield 'f2';
    },
  ],
])('takes the ids from %s', async (_, pending) => {
  expect((await reconcile({ pending })).changed).toEqual(['f1 fulfilled', 'f2 fulfilled']);
});

test('goes on where onOrder throws, and counts it as failed', async () => {
  const onError = vi.fn();
  const broken = new Error('of the host');
  const onOrder = vi.fn().mockRejectedValueOnce(broken);

  const { result } = await reconcile({
    pending: () => ['f1', 'f2'],
    onOrder,
    onError,
    concurrency: 1,
  });

  expect(result).toEqual({ checked: 2, changed: 2, failed: 1 });
  expect(onError.mock.calls).toEqual([[broken, 'f1']]);
});

test.each([
  [undefined, 4],
  [1, 1],
  [10, 10],
])('asks for no more at a time than concurrency %j', async (concurrency, most) => {
  const pending = () => Array.from({ length: 40 }, (_, at) => `p${at}`);

  expect(await reconcile({ pending, concurrency })).toMatchObject({ most });
});

test('ends when it is aborted, and lets the cursor close', async () => {
  const controller = new AbortController();
  const closed = vi.fn();
  async function* cursor() {
    try {
      for (let at = 0; ; at += 1) yield `f${at}`;
    } finally {
      closed();
    }
  }
  const onOrder = () => controller.abort();

  const pass = reconcile({ pending: cursor, onOrder, signal: controller.signal });

  expect(await rejectedCode(pass)).toBe('aborted');
  expect(closed).toHaveBeenCalledTimes(1);
});

test('a pass with many questions at a time puts one listener on its signal', async () => {
  const { ordersUrl, paths } = await startOrdersUpstream('hang');
  const controller = new AbortController();
  const work = reconcile({
    client: createOrderClient({ ordersUrl }),
    pending: () => Array.from({ length: 30 }, (_, at) => `p${at}`),
    concurrency: 30,
    signal: controller.signal,
  });
  await until('all have asked', () => paths.length === 30);

  // Node warns of a leak from eleven on.
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
  controller.abort();
  expect(await rejectedCode(work)).toBe('aborted');
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});

test('a cursor that fails ends it with its own error', async () => {
  const broken = new Error('the database');
  const pending = () => Promise.reject(broken);

  await expect(reconcile({ pending })).rejects.toBe(broken);
});

describe('wrong options', () => {
  test.each([{ client: undefined }, { pending: [] }, { onOrder: undefined }, { concurrency: 0 }])(
    '%j is invalid_config',
    async (wrong) => {
      const options = wrong as Partial<ReconcileOrdersOptions>;

      expect(await rejectedCode(reconcile(options))).toBe('invalid_config');
    },
  );
});
