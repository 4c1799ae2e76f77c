import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBackend } from '../../test-support/backend.js';
import { frame, post, setUp, wire } from '../../test-support/checkout.js';

const backend = useBackend();
const reported = vi.fn();
beforeEach(() => {
  backend.givesTokens();
  vi.stubGlobal('reportError', reported);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  reported.mockReset();
});

const broken = new Error('A fault of the host');
const breaks = () => {
  throw broken;
};

describe("a host's callback that throws", () => {
  it('keeps onEvent from nothing, and its error is reported', async () => {
    const onEvent = vi.fn();
    const { loaded } = setUp({ onOrderCreated: breaks, onEvent });
    await loaded();

    post(wire.orderCreated);

    expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ type: 'order_created' }));
    expect(reported.mock.calls).toEqual([[broken]]);
  });

  it('for every event keeps the payer where they are', async () => {
    const { loaded } = setUp({ onEvent: breaks, onOrderCreated: breaks });
    const iframe = await loaded();

    post(wire.orderCreated);
    post(wire.failed);

    expect(frame()).toBe(iframe);
    expect(reported).toHaveBeenCalledTimes(3);
  });

  it('onError leaves the tree as it is', async () => {
    setUp({ amount: 'x', onError: breaks });

    await screen.findByRole('alert');

    expect(reported.mock.calls).toEqual([[broken]]);
  });

  it('onHoldingBack leaves the tree as it is', async () => {
    const { update, loaded } = setUp({ onHoldingBack: breaks });
    const iframe = await loaded();
    post(wire.orderCreated);

    update({ amount: '200', onHoldingBack: breaks });

    expect(frame()).toBe(iframe);
    expect(reported.mock.calls).toEqual([[broken]]);
  });

  it("onLoad of the frame's attributes leaves the checkout ready", async () => {
    const { loaded } = setUp({ frameProps: { onLoad: breaks } });
    await loaded();

    expect(document.querySelector('[data-status=ready]')).not.toBeNull();
    expect(reported.mock.calls).toEqual([[broken]]);
  });

  it('is an uncaught error where a browser has no reportError', async () => {
    vi.stubGlobal('reportError', undefined);
    const { loaded } = setUp({ onEvent: breaks });
    await loaded();
    const later = vi.spyOn(globalThis, 'setTimeout').mockReturnValue(0 as never);

    post(wire.failed);
    const thrown = later.mock.calls.map(([callback]) => callback);
    later.mockRestore();

    expect(thrown.some((callback) => throws(callback, broken))).toBe(true);
  });
});

function throws(callback: unknown, expected: Error): boolean {
  try {
    act(() => (callback as () => void)());
  } catch (error) {
    return error === expected;
  }
  return false;
}

describe('each event', () => {
  it.each([
    [wire.orderCreated, 'onOrderCreated'],
    [wire.transactionSuccess, 'onTransactionSuccess'],
    [{ type: 'PAYMENT_CREATED', data: { id: 'link-1' } }, 'onPaymentLinkCreated'],
    [wire.cancel, 'onCancel'],
    [wire.done, 'onDone'],
    [wire.failed, 'onFailed'],
    [wire.explorer('https://basescan.org/tx/0x1'), 'onExplorerRequested'],
  ])('%o is told to its own callback: %s', async (message, name) => {
    const callback = vi.fn();
    const { loaded } = setUp({ [name]: callback });
    await loaded();

    post(message);

    expect(callback).toHaveBeenCalledTimes(1);
  });
});
