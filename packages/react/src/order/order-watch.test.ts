import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ORDER_URL, refuses, stubOrderBackend, tells } from '../../test-support/order-backend.js';
import { usePhoenixOrder } from './use-phoenix-order.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.UTC(2026, 0, 1, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(Math, 'random').mockReturnValue(1);
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** As a page lives through it: React 18 renders at the end of an `act` only, and what is due is looked for then. */
async function pass(ms: number) {
  for (let left = ms; left > 0; left -= SECOND) {
    await act(() => vi.advanceTimersByTimeAsync(Math.min(left, SECOND)));
  }
  await act(() => vi.advanceTimersByTimeAsync(0));
}
const wake = (type: string, target: EventTarget = window) =>
  act(async () => void target.dispatchEvent(new Event(type, { bubbles: true })));
function setHidden(isHidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  return wake('visibilitychange', document);
}
function setOnline(isOnline: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
  return wake(isOnline ? 'online' : 'offline');
}

function setUp(answer = tells({})) {
  const backend = stubOrderBackend(answer);
  const queryClient = new QueryClient();
  const hook = () =>
    renderHook(() => usePhoenixOrder({ orderUrl: ORDER_URL, orderId: 'A1', queryClient }));
  return { backend, hook, queryClient };
}
const dateOf = (ms: number) => ({ Date: new Date(ms).toUTCString() });

describe('a pending order', () => {
  it('is asked for every two seconds, and less often the longer it takes', async () => {
    const { backend, hook } = setUp();
    hook();
    await pass(0);

    await pass(10 * SECOND);
    expect(backend.requests).toHaveLength(5);
    await pass(5 * MINUTE);
    const before = backend.requests.length;
    await pass(MINUTE);

    expect(backend.requests.length - before).toBeGreaterThanOrEqual(5);
    expect(backend.requests.length - before).toBeLessThanOrEqual(6);
  });

  it('is asked for once by any number of hooks, for minutes', async () => {
    const { backend, hook } = setUp();
    hook();
    await pass(5 * MINUTE);
    const alone = backend.requests.length;
    cleanup();
    const crowd = setUp();

    for (let count = 0; count < 20; count++) crowd.hook();
    await pass(5 * MINUTE);

    expect(crowd.backend.requests).toHaveLength(alone);
  });

  it('is asked for until it is fulfilled, and not after that', async () => {
    const { backend, hook } = setUp();
    const { result } = hook();
    await pass(10 * MINUTE);
    backend.answer = tells({ status: 'fulfilled' });
    await pass(10 * SECOND);
    expect(result.current.isConfirmed).toBe(true);
    const { length } = backend.requests;

    await pass(60 * MINUTE);
    await wake('focus');
    await pass(MINUTE);

    expect(backend.requests).toHaveLength(length);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays as it is known while an older answer comes, and fulfilled stays fulfilled', async () => {
    const { backend, hook } = setUp(tells({ status: 'expired', updatedAt: NOW }));
    const { result } = hook();
    await pass(0);
    backend.answer = tells({ status: 'pending', updatedAt: NOW - MINUTE });
    await pass(2 * MINUTE);
    expect(result.current.status).toBe('expired');

    backend.answer = tells({ status: 'fulfilled', updatedAt: NOW + MINUTE });
    await pass(2 * MINUTE);
    backend.answer = tells({ status: 'expired', updatedAt: NOW + 2 * MINUTE });
    await act(() => result.current.refresh());

    expect(result.current).toMatchObject({ status: 'fulfilled', isConfirmed: true });
  });

  it('is the same object while nothing new is told', async () => {
    const { hook } = setUp();
    const { result } = hook();
    await pass(0);
    const { order } = result.current;

    await pass(MINUTE);

    expect(result.current.order).toBe(order);
  });
});

describe('an expired order', () => {
  it('is asked for once a minute, since a late transfer may fulfil it', async () => {
    const { backend, hook } = setUp(tells({ status: 'expired', updatedAt: NOW }));
    const { result } = hook();
    await pass(0);

    await pass(30 * MINUTE + SECOND);
    expect(backend.requests).toHaveLength(31);
    backend.answer = tells({ status: 'fulfilled', updatedAt: NOW + MINUTE });
    await pass(MINUTE + SECOND);

    expect(result.current.isConfirmed).toBe(true);
  });

  it("is final after a day on the backend's clock, whatever the page's own says", async () => {
    const updatedAt = NOW - DAY + 10 * MINUTE;
    // The page's clock is three days ahead.
    vi.setSystemTime(NOW + 3 * DAY);
    const { backend, hook } = setUp();
    let passed = 0;
    backend.answer = (url) => tells({ status: 'expired', updatedAt }, dateOf(NOW + passed))(url);
    hook();
    await pass(0);

    for (; passed < 30 * MINUTE; passed += SECOND) await pass(SECOND);

    expect(backend.requests).toHaveLength(11);
  });

  it("whose backend tells no time is not taken for final by the page's clock", async () => {
    vi.setSystemTime(NOW + 3 * DAY);
    const { backend, hook } = setUp(tells({ status: 'expired', updatedAt: NOW }));
    hook();
    await pass(0);

    await pass(10 * MINUTE + SECOND);

    expect(backend.requests).toHaveLength(11);
  });
});

describe('a page that is not in front', () => {
  it('asks nothing while it is hidden, and at once when it is shown', async () => {
    const { backend, hook } = setUp();
    hook();
    await pass(0);
    await setHidden(true);
    await pass(60 * MINUTE);
    expect(backend.requests).toHaveLength(1);

    await setHidden(false);
    await pass(0);

    expect(backend.requests).toHaveLength(2);
  });

  it('that was opened hidden waits with its first question, too', async () => {
    const { backend, hook } = setUp();
    await setHidden(true);
    const { result } = hook();
    await pass(MINUTE);
    expect(backend.requests).toHaveLength(0);
    expect(result.current.status).toBe('loading');

    await setHidden(false);
    await pass(0);

    expect(result.current.status).toBe('pending');
  });

  it('asks at once after a sleep in which no timer ran', async () => {
    const { backend, hook } = setUp(tells({ status: 'expired', updatedAt: NOW }));
    hook();
    await pass(0);

    vi.setSystemTime(Date.now() + 8 * 60 * MINUTE);
    await wake('visibilitychange', document);
    await pass(0);

    expect(backend.requests).toHaveLength(2);
  });

  it('is not asked in a storm when focus goes to and fro', async () => {
    const { backend, hook } = setUp(tells({ status: 'expired', updatedAt: NOW }));
    hook();
    await pass(0);

    for (let count = 0; count < 100; count++) {
      await wake('focus');
      await pass(100);
    }

    expect(backend.requests.length).toBeLessThanOrEqual(6);
  });

  it('asks on time when the wall clock was set back', async () => {
    const { backend, hook } = setUp();
    hook();
    await pass(0);

    vi.setSystemTime(Date.now() - 5 * 60 * MINUTE);
    await pass(11 * SECOND);

    expect(backend.requests).toHaveLength(6);
  });
});

describe('a browser that is offline', () => {
  it('asks nothing, says so, and asks at once when it is back', async () => {
    const { backend, hook } = setUp();
    const { result } = hook();
    await pass(0);
    await setOnline(false);
    await pass(60 * MINUTE);
    expect(backend.requests).toHaveLength(1);
    expect(result.current).toMatchObject({ status: 'pending', error: { code: 'offline' } });

    await setOnline(true);
    await pass(0);

    expect(backend.requests).toHaveLength(2);
    expect(result.current.error).toBeUndefined();
  });
});

describe('when requests fail', () => {
  it('the order that is known stays, and the error is in sight until the next answer', async () => {
    const { backend, hook } = setUp();
    const { result } = hook();
    await pass(0);
    backend.answer = refuses(503);
    await pass(MINUTE);
    expect(result.current).toMatchObject({
      status: 'pending',
      error: { code: 'order_unavailable' },
    });

    backend.answer = tells({});
    await pass(MINUTE);

    expect(result.current).toMatchObject({ status: 'pending', error: undefined });
  });

  it('they are repeated with growing pauses, at most half a minute', async () => {
    const { backend, hook } = setUp(refuses(503));
    hook();

    await pass(10 * MINUTE);

    expect(backend.requests.length).toBeGreaterThan(15);
    expect(backend.requests.length).toBeLessThan(30);
  });

  it('a first failure is not told: the next try may mend it', async () => {
    const { backend, hook } = setUp(refuses(502));
    const { result } = hook();
    await pass(0);
    expect(result.current).toMatchObject({ status: 'loading', error: undefined });

    backend.answer = tells({});
    await pass(2 * SECOND);

    expect(result.current.status).toBe('pending');
  });

  it('Retry-After is kept to, on waking up too', async () => {
    const { backend, hook } = setUp(refuses(429, { 'Retry-After': '120' }));
    hook();
    await pass(0);

    await wake('focus');
    await pass(119 * SECOND);
    await wake('online');
    expect(backend.requests).toHaveLength(1);
    await pass(2 * SECOND);

    expect(backend.requests).toHaveLength(2);
  });

  it.each([401, 403, 404, 400, 410])('status %i ends it', async (status) => {
    const { backend, hook } = setUp(refuses(status));
    hook();

    await pass(60 * MINUTE);
    await wake('focus');
    await wake('online');
    await pass(60 * MINUTE);

    expect(backend.requests).toHaveLength(1);
  });

  it('a page in place of an order is not asked for again for five minutes', async () => {
    const { backend, hook } = setUp(() => new Response('<!doctype html>'));
    const { result } = hook();
    await pass(4 * MINUTE);
    expect(result.current.error?.code).toBe('invalid_order');
    expect(backend.requests).toHaveLength(1);

    await pass(2 * MINUTE);

    expect(backend.requests).toHaveLength(2);
  });

  it('a request that is never answered is given up after half a minute', async () => {
    const { backend, hook } = setUp(() => new Promise(() => {}));
    const { result } = hook();

    await pass(35 * SECOND);

    expect(result.current.error?.message).toBe(`${ORDER_URL}: no answer in 30 s`);
    expect(backend.requests).toHaveLength(2);
  });
});

describe('when no hook is left', () => {
  it('the request is given up a moment later, and nothing is asked any more', async () => {
    const { backend, hook } = setUp(() => new Promise(() => {}));
    const { unmount } = hook();
    await pass(0);

    unmount();
    await pass(100);
    expect(backend.aborted).toBe(1);
    await pass(60 * MINUTE);

    expect(backend.requests).toHaveLength(1);
  });

  it('a host that empties its cache is told anew', async () => {
    const { backend, hook, queryClient } = setUp(tells({ status: 'fulfilled' }));
    const { result, rerender } = hook();
    await pass(0);

    queryClient.clear();
    rerender();
    await pass(0);

    expect(backend.requests).toHaveLength(2);
    expect(result.current.isConfirmed).toBe(true);
  });
});
