import { parseUsdAmount, parseWalletAddress } from '@phoenix-checkout/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { planFrame, type CheckoutTarget, type FrameSituation } from './frame-plan.js';
import { HeldToken } from './held-token.js';
import { jwt } from './test-support/tokens.js';

const target: CheckoutTarget = {
  address: parseWalletAddress('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'),
  amount: parseUsdAmount('100'),
  theme: undefined,
  shareOn: false,
  checkoutUrl: 'https://checkout.test/',
  source: '/token',
};
const hourToken = () => new HeldToken({ access_token: jwt(), expires_in: 3600 });

function situation(changes: Partial<FrameSituation> = {}): FrameSituation {
  return {
    frame: undefined,
    target,
    token: hourToken(),
    hasFailed: false,
    minRemainingSeconds: 1800,
    isIdle: true,
    isPinned: () => false,
    ...changes,
  };
}
function started(token = hourToken(), its = target) {
  return { id: 1, src: 'https://checkout.test/', target: its, token };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('without a frame', () => {
  it('one starts when there are values and a token', () => {
    const token = hourToken();

    expect(planFrame(situation({ token }))).toEqual({ start: target, token });
  });

  it('nothing starts without a token or without valid values', () => {
    expect(planFrame(situation({ token: undefined }))).toBe('drop');
    expect(planFrame(situation({ target: undefined }))).toBe('drop');
  });

  it('a short token is exchanged first, if it was not fetched just now', () => {
    const short = new HeldToken({ access_token: jwt(), expires_in: 600 });
    expect(planFrame(situation({ token: short }))).toEqual({ start: target, token: short });

    vi.advanceTimersByTime(30_001);

    expect(planFrame(situation({ token: short }))).toBe('ask');
  });

  it('a short token is used when there is no better one', () => {
    const short = new HeldToken({ access_token: jwt(), expires_in: 600 });
    vi.advanceTimersByTime(30_001);

    const plan = planFrame(situation({ token: short, hasFailed: true }));

    expect(plan).toEqual({ start: target, token: short });
  });
});

describe('with a frame', () => {
  it('a renewed token changes nothing', () => {
    expect(planFrame(situation({ frame: started() }))).toBe('keep');
  });

  it.each([
    { amount: parseUsdAmount('101') },
    { address: parseWalletAddress('0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359') },
    { theme: 'dark' as const },
    { shareOn: true },
    { checkoutUrl: 'https://staging.test/' },
    { source: '/other' },
  ])('other values start a new one: %o', (change) => {
    const wanted = { ...target, ...change };

    const plan = planFrame(situation({ frame: started(), target: wanted }));

    expect(plan).toMatchObject({ start: wanted });
  });

  it('other values wait while the payer is at work', () => {
    const wanted = { ...target, amount: parseUsdAmount('101') };

    const plan = planFrame(situation({ frame: started(), target: wanted, isPinned: () => true }));

    expect(plan).toBe('wait');
  });

  it('values that became invalid take the frame away, but not from a payer at work', () => {
    const gone = situation({ frame: started(), target: undefined });

    expect(planFrame(gone)).toBe('drop');
    expect(planFrame({ ...gone, isPinned: () => true })).toBe('wait');
  });

  it('the frame goes rather than show an old amount while a token is awaited', () => {
    const wanted = { ...target, amount: parseUsdAmount('101') };

    expect(planFrame(situation({ frame: started(), target: wanted, token: undefined }))).toBe(
      'drop',
    );
  });

  it('its token expired while it is idle: it starts once more, with a fresh one', () => {
    const frame = started();
    vi.advanceTimersByTime(3600_000);
    const token = hourToken();

    expect(planFrame(situation({ frame, token }))).toEqual({ start: target, token });
  });

  it('its token expired while it is in use, or shows how a session ended: it stays', () => {
    const frame = started();
    vi.advanceTimersByTime(3600_000);

    expect(planFrame(situation({ frame, isPinned: () => true }))).toBe('wait');
    expect(planFrame(situation({ frame, isIdle: false }))).toBe('keep');
  });

  it('focus is looked up only if the frame would have to go', () => {
    const isPinned = vi.fn(() => false);

    planFrame(situation({ frame: started(), isPinned }));

    expect(isPinned).not.toHaveBeenCalled();
  });
});
