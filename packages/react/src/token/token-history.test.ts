// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jwt } from '../../test-support/tokens.js';
import { remainingMs } from './received-token.js';
import { BackendError } from '../backend/index.js';
import type { TokenErrorCode } from './source/index.js';
import { TokenHistory } from './token-history.js';

const SECOND = 1000;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const hour = () => ({ access_token: jwt(), expires_in: 3600 });

describe('a token that was given before', () => {
  it('ends when it was to end at first, whatever a cached reply says', () => {
    const history = new TokenHistory();
    const reply = hour();
    history.receive(reply);

    vi.advanceTimersByTime(1800 * SECOND);

    expect(remainingMs(history.receive(reply))).toBe(1800 * SECOND);
  });

  it('is refused when this page has seen it expire', () => {
    const history = new TokenHistory();
    const reply = hour();
    history.receive(reply);

    vi.advanceTimersByTime(3600 * SECOND);

    expect(() => history.receive(reply)).toThrowError(
      expect.objectContaining({ code: 'invalid_token_reply' }),
    );
    expect(remainingMs(history.receive(hour()))).toBe(3600 * SECOND);
  });

  it('is good for what a live backend says, though the wall clock was set ahead', () => {
    const history = new TokenHistory();
    const access_token = jwt();
    history.receive({ access_token, expires_in: 3600 });

    vi.advanceTimersByTime(60 * SECOND);
    vi.setSystemTime(Date.now() + 5 * 3600 * SECOND);

    const again = history.receive({ access_token, expires_in: 3540 });
    expect(remainingMs(again)).toBe(3540 * SECOND);
  });

  it('is remembered though many others came since, and not for ever', () => {
    const history = new TokenHistory();
    const reply = hour();
    history.receive(reply);
    vi.advanceTimersByTime(3600 * SECOND);

    for (let count = 0; count < 19; count++) history.receive(hour());
    expect(() => history.receive(reply)).toThrowError('The token has expired');
    for (let count = 0; count < 20; count++) history.receive(hour());

    expect(remainingMs(history.receive(reply))).toBe(3600 * SECOND);
  });
});

describe('an opaque token', () => {
  it('is held against the longest life seen', () => {
    const history = new TokenHistory();
    history.receive({ access_token: 'first', expires_in: 3600 });
    history.receive('of-unknown-life');

    const short = history.receive({ access_token: 'second', expires_in: 300 });

    expect(short.fullLifeMs).toBe(3600 * SECOND);
  });
});

describe('failures', () => {
  const down = (status = 503, pauseMs?: number) =>
    new BackendError<TokenErrorCode>('token_unavailable', `status ${status}`, pauseMs ?? 0);

  it('in a row are one outage with one error, until there is a token', () => {
    const history = new TokenHistory();
    const first = down(502);

    history.recordFailure(first);
    history.recordFailure(down(503));
    history.recordFailure(down(502));
    expect(history.error).toBe(first);
    expect(history.failureCount).toBe(3);
    history.receive(hour());

    expect(history.error).toBeUndefined();
    expect(history.failureCount).toBe(0);
  });

  it('of another kind are another error', () => {
    const history = new TokenHistory();
    const refused = new BackendError<TokenErrorCode>('token_unauthorized', 'status 401');

    history.recordFailure(down());
    history.recordFailure(refused);

    expect(history.error).toBe(refused);
    expect(history.retryDueMs(true)).toBe(Infinity);
  });

  it('are followed by growing pauses, at most half a minute', () => {
    const history = new TokenHistory();

    const pauses = Array.from({ length: 8 }, () => {
      history.recordFailure(down());
      return history.retryDueMs(false);
    });

    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('need not be waited out by a page that wakes up, unless the backend asked for it', () => {
    const history = new TokenHistory();
    for (let count = 0; count < 8; count++) history.recordFailure(down());
    expect(history.retryDueMs(true)).toBe(0);

    history.recordFailure(down(503, 60_000));
    vi.advanceTimersByTime(20 * SECOND);

    expect(history.retryDueMs(true)).toBe(40 * SECOND);
    expect(history.isPaused).toBe(true);
  });

  it('are a hiccup once, if the next try may mend them', () => {
    const history = new TokenHistory();
    history.recordFailure(down());
    expect(history.isHiccup).toBe(true);
    history.recordFailure(down());
    expect(history.isHiccup).toBe(false);

    history.clear();
    history.recordFailure(down(503, 60_000));

    expect(history.isHiccup).toBe(false);
  });
});
