import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBackend } from '../../test-support/backend.js';
import { findFrame, frame, frameQuery, post, setUp, wire } from '../../test-support/checkout.js';

const backend = useBackend();
beforeEach(() => {
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'],
  });
  backend.givesTokens();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const MINUTE = 60_000;
const status = () => document.querySelector('.phoenix-checkout')?.getAttribute('data-status');
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const note = () => screen.queryByText('Your change applies after this payment.');

describe('an amount that changes while an order is open', () => {
  it('is held back in sight, and the host is told', async () => {
    const onHoldingBack = vi.fn();
    const { update, loaded } = setUp({ onHoldingBack });
    await loaded();
    post(wire.orderCreated);
    expect(note()).toBeNull();

    update({ amount: '200', onHoldingBack });

    expect(note()).not.toBeNull();
    expect(onHoldingBack.mock.calls).toEqual([[true]]);
  });

  it('waits no longer when it is as it was', async () => {
    const onHoldingBack = vi.fn();
    const { update, loaded } = setUp({ onHoldingBack });
    await loaded();
    post(wire.orderCreated);

    update({ amount: '200', onHoldingBack });
    update({ amount: '100', onHoldingBack });

    expect(note()).toBeNull();
    expect(onHoldingBack.mock.calls).toEqual([[true], [false]]);
  });

  it.each([
    ['is cancelled', wire.cancel],
    ['fails', wire.failed],
    ['is done', wire.done],
  ])('applies when the order %s', async (_, message) => {
    const onHoldingBack = vi.fn();
    const { update, loaded } = setUp({ onHoldingBack });
    await loaded();
    post(wire.orderCreated);
    update({ amount: '200', onHoldingBack });

    post(message);

    expect(frameQuery().get('amount')).toBe('200');
    expect(onHoldingBack.mock.calls).toEqual([[true], [false]]);
  });

  it("applies when the order's 25 minutes are over", async () => {
    const { update, loaded } = setUp();
    await loaded();
    post(wire.orderCreated);
    update({ amount: '200' });

    await pass(24.9 * MINUTE);
    expect(frameQuery().get('amount')).toBe('100');
    await pass(0.2 * MINUTE);

    expect(frameQuery().get('amount')).toBe('200');
  });

  it('stays held back after the 25 minutes while the payer is in the frame', async () => {
    const { update, loaded } = setUp();
    const iframe = await loaded();
    post(wire.orderCreated);
    iframe.focus();
    update({ amount: '200' });

    await pass(30 * MINUTE);
    expect(frame()).toBe(iframe);
    iframe.blur();
    await pass(1000);

    expect(frameQuery().get('amount')).toBe('200');
  });
});

describe('an order', () => {
  it('is over after its 25 minutes: the checkout is as ready as before it', async () => {
    const { loaded } = setUp();
    const iframe = await loaded();
    post(wire.orderCreated);

    await pass(25.1 * MINUTE);

    expect(status()).toBe('ready');
    expect(frame()).toBe(iframe);
  });

  it('has 25 minutes from when it was made, however often it is told of', async () => {
    const { loaded } = setUp();
    await loaded();
    post(wire.orderCreated);
    await pass(20 * MINUTE);

    post({ type: 'OPEN_EXPLORER_URL', data: { url: 'https://example.com' } });
    await pass(6 * MINUTE);

    expect(status()).toBe('ready');
  });

  it("is open however far the payer's clock is set forward, or back", async () => {
    const { loaded } = setUp();
    await loaded();
    post(wire.orderCreated);

    vi.setSystemTime(Date.now() + 26 * MINUTE);
    await pass(MINUTE);
    expect(status()).toBe('ordered');
    vi.setSystemTime(Date.now() - 24 * 60 * MINUTE);
    await pass(23 * MINUTE);
    expect(status()).toBe('ordered');
    await pass(2 * MINUTE);

    expect(status()).toBe('ready');
  });

  it('that is followed by another has its time anew', async () => {
    const { loaded } = setUp();
    await loaded();
    post(wire.orderCreated);
    await pass(20 * MINUTE);

    post({ type: 'ORDER_CREATED', data: { order_id: 'order-2' } });
    await pass(20 * MINUTE);

    expect(status()).toBe('ordered');
  });
});

describe('leaving the page', () => {
  const leave = () => fireEvent(window, new Event('beforeunload', { cancelable: true }));

  it('asks while an order is open, and at no other time', async () => {
    const { loaded } = setUp();
    await loaded();
    expect(leave()).toBe(true);

    post(wire.orderCreated);
    expect(leave()).toBe(false);
    post(wire.transactionSuccess);

    expect(leave()).toBe(true);
  });

  it('does not ask when that is turned off', async () => {
    const { loaded } = setUp({ confirmLeave: false });
    await loaded();
    post(wire.orderCreated);

    expect(leave()).toBe(true);
  });

  it('does not ask for a checkout that is gone', async () => {
    const { loaded, unmount } = setUp();
    await loaded();
    post(wire.orderCreated);

    unmount();

    expect(leave()).toBe(true);
  });
});

describe('a frame that may load for ever', () => {
  it('is no error at once', async () => {
    setUp({ loadTimeoutMs: Infinity });
    await findFrame();

    await pass(60 * MINUTE);

    expect(status()).toBe('loading');
  });
});
