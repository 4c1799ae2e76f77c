// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReceivedToken } from './received-token.js';
import { isShort, renewalDueMs } from './token-lifetime.js';
import { jwt } from '../../test-support/tokens.js';

const SECOND = 1000;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a token is short for a new frame', () => {
  it('when less is left than asked for', () => {
    const token = new ReceivedToken({ access_token: jwt(), expires_in: 3600 });

    vi.advanceTimersByTime(1800 * SECOND);
    expect(isShort(token, 1800)).toBe(false);

    vi.advanceTimersByTime(1 * SECOND);
    expect(isShort(token, 1800)).toBe(true);
  });

  it('when less than half of its lifetime is left, if that is less', () => {
    const token = new ReceivedToken({ access_token: jwt({ lifetimeSeconds: 10 }), expires_in: 10 });

    expect(isShort(token, 1800)).toBe(false);
    vi.advanceTimersByTime(5001);
    expect(isShort(token, 1800)).toBe(true);
  });

  it('by the lifetime in the JWT, when it comes with little left of it', () => {
    const token = new ReceivedToken({
      access_token: jwt({ lifetimeSeconds: 3600 }),
      expires_in: 300,
    });

    expect(isShort(token, 1800)).toBe(true);
  });

  it('by the longest life seen, when it is opaque', () => {
    const first = new ReceivedToken({ access_token: 'opaque', expires_in: 3600 });

    const second = new ReceivedToken({ access_token: 'opaque', expires_in: 300 }, first.fullLifeMs);

    expect(isShort(second, 1800)).toBe(true);
    expect(isShort(new ReceivedToken({ access_token: 'opaque', expires_in: 300 }), 1800)).toBe(
      false,
    );
  });

  it('after five minutes, when its life is unknown', () => {
    const token = new ReceivedToken('opaque');

    vi.advanceTimersByTime(300 * SECOND);
    expect(isShort(token, 1800)).toBe(false);

    vi.advanceTimersByTime(1);
    expect(isShort(token, 1800)).toBe(true);
  });
});

describe('renewal is due', () => {
  it('when a token becomes short', () => {
    const token = new ReceivedToken({ access_token: jwt(), expires_in: 3600 });

    expect(renewalDueMs(token, 1800)).toBe(1800 * SECOND);
    expect(renewalDueMs(token, 60)).toBe(3540 * SECOND);
  });

  it('after a quarter of what is left, when the backend hands out old tokens', () => {
    const token = new ReceivedToken({ access_token: jwt(), expires_in: 1600 });

    expect(renewalDueMs(token, 1800)).toBe(400 * SECOND);
  });

  it.each([1, 0.1])('not more often than every second, however little is left: %d s', (left) => {
    const token = new ReceivedToken({ access_token: 'opaque', expires_in: left });

    expect(renewalDueMs(token, 1800)).toBe(1 * SECOND);
  });

  it('never, while the life is unknown', () => {
    expect(renewalDueMs(new ReceivedToken('opaque'), 1800)).toBe(Infinity);
  });
});
