// @vitest-environment node
import type { CheckoutEvent, CheckoutState } from '@phoenix-checkout/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noCheckout, type CheckoutLife } from './checkout-life.js';
import type { CheckoutTarget } from './checkout-target.js';
import { planFrame } from './frame-plan.js';
import { ReceivedToken } from '../token/index.js';
import { jwt } from '../../test-support/tokens.js';

const target: CheckoutTarget = { url: 'https://checkout.test/?amount=100', queryHash: '/token' };
const other: CheckoutTarget = { url: 'https://checkout.test/?amount=101', queryHash: '/token' };
const token = (seconds = 3600) => new ReceivedToken({ access_token: jwt(), expires_in: seconds });

const order: CheckoutEvent = { type: 'order_created', orderId: '1', raw: {} };
const ready: CheckoutState = { status: 'ready' };
const ordered: CheckoutState = { status: 'ordered', order };
const cancelled: CheckoutState = { status: 'cancelled' };

function showing(session: CheckoutState, its = token()): CheckoutLife {
  return {
    ...noCheckout,
    session,
    lastId: 1,
    frame: { ...target, id: 1, src: target.url, token: its },
  };
}

interface Situation {
  checkout?: CheckoutLife;
  wanted?: CheckoutTarget | undefined;
  at?: ReceivedToken | undefined;
  hasFailed?: boolean;
  hasFocus?: () => boolean;
}

function plan(situation: Situation) {
  const { checkout = noCheckout, hasFailed = false, hasFocus = () => false } = situation;
  const wanted = 'wanted' in situation ? situation.wanted : target;
  const at = 'at' in situation ? situation.at : token();
  return planFrame(
    checkout,
    wanted,
    { token: at, failureCount: hasFailed ? 1 : 0 },
    1800,
    hasFocus,
  );
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('without a frame', () => {
  it('one starts when there are values and a token', () => {
    const at = token();

    expect(plan({ at })).toEqual({ do: 'start', target, token: at });
  });

  it('nothing starts without a token or without valid values', () => {
    expect(plan({ at: undefined })).toBe('drop');
    expect(plan({ wanted: undefined })).toBe('drop');
  });

  it('a short token is exchanged first, if it was not fetched just now', () => {
    const short = token(600);
    expect(plan({ at: short })).toEqual({ do: 'start', target, token: short });

    vi.advanceTimersByTime(30_001);

    expect(plan({ at: short })).toBe('ask');
  });

  it('a short token is used when there is no better one', () => {
    const short = token(600);
    vi.advanceTimersByTime(30_001);

    expect(plan({ at: short, hasFailed: true })).toEqual({ do: 'start', target, token: short });
  });
});

describe('with a frame', () => {
  it('a renewed token changes nothing', () => {
    expect(plan({ checkout: showing(ready) })).toBe('keep');
  });

  it('other values, or another source of tokens, start a new one', () => {
    const elsewhere = { ...target, queryHash: '/other' };

    expect(plan({ checkout: showing(ready), wanted: other })).toMatchObject({
      do: 'start',
      target: other,
    });
    expect(plan({ checkout: showing(ready), wanted: elsewhere })).toMatchObject({
      do: 'start',
      target: elsewhere,
    });
  });

  it('other values wait while an order is open, or the payer has the focus in it', () => {
    expect(plan({ checkout: showing(ordered), wanted: other })).toBe('wait');
    expect(plan({ checkout: showing(ready), wanted: other, hasFocus: () => true })).toBe('wait');
  });

  it('values that became invalid take the frame away, but not from a payer at work', () => {
    expect(plan({ checkout: showing(ready), wanted: undefined })).toBe('drop');
    expect(plan({ checkout: showing(ordered), wanted: undefined })).toBe('wait');
  });

  it('the frame goes rather than show an old amount while a token is awaited', () => {
    expect(plan({ checkout: showing(ready), wanted: other, at: undefined })).toBe('drop');
  });

  it('its token expired while it is idle: it starts once more, with a fresh one', () => {
    const checkout = showing(ready);
    vi.advanceTimersByTime(3600_000);
    const at = token();

    expect(plan({ checkout, at })).toEqual({ do: 'start', target, token: at });
  });

  it('its token expired while it is in use, or shows how a session ended: it stays', () => {
    const its = token();
    vi.advanceTimersByTime(3600_000);

    expect(plan({ checkout: showing(ordered, its) })).toBe('keep');
    expect(plan({ checkout: showing(ready, its), hasFocus: () => true })).toBe('wait');
    expect(plan({ checkout: showing(cancelled, its) })).toBe('keep');
  });

  it('focus is looked up only if the frame would have to go', () => {
    const hasFocus = vi.fn(() => false);

    plan({ checkout: showing(ready), hasFocus });

    expect(hasFocus).not.toHaveBeenCalled();
  });
});
