import { act, cleanup, renderHook } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenInput } from './source/index.js';
import { jwt, opaque } from '../../test-support/tokens.js';
import { phoenixTokenQueryOptions } from './token-query-options.js';
import { useReceivedToken } from './use-received-token.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const hour = () => ({ access_token: jwt(), expires_in: 3600 });

/** A source that answers at once, unless told otherwise, and counts. */
function setUp(answer: () => TokenInput | Promise<TokenInput> = hour) {
  const source = { answer };
  const getToken = vi.fn((_: { signal: AbortSignal }) => Promise.resolve().then(source.answer));
  const client = new QueryClient();
  client.mount();
  const renders = vi.fn();
  const hook = (initialToken?: TokenInput) =>
    renderHook(() => {
      renders();
      return useReceivedToken({ getToken, queryClient: client, initialToken });
    });
  return { source, getToken, client, hook, renders };
}
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
/** As an HTTP client of the host's does. */
const fail = (status: number) => () => {
  throw Object.assign(new Error(`Status ${status}`), { status });
};

describe('a token in use', () => {
  it('is asked for once by any number of listeners', async () => {
    const { hook, getToken } = setUp();

    const hooks = Array.from({ length: 20 }, () => hook());
    await pass(0);

    expect(getToken).toHaveBeenCalledTimes(1);
    for (const { result } of hooks) expect(result.current.token).toBeDefined();
  });

  it('is renewed once for all of them', async () => {
    const { hook, getToken } = setUp(
      () =>
        new Promise((resolve) => {
          setTimeout(() => resolve(hour()), 20);
        }),
    );
    for (let count = 0; count < 20; count++) hook();

    await pass(31 * MINUTE);

    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('is renewed in the background before it runs out, for hours', async () => {
    const { hook, getToken } = setUp();
    const { result } = hook();

    for (let minute = 0; minute < 5 * 60 - 1; minute++) {
      await pass(MINUTE);
      expect(result.current.token).toBeDefined();
    }

    expect(getToken).toHaveBeenCalledTimes(10);
  });

  it('is renewed on waking up from a sleep in which no timer ran', async () => {
    const { hook, getToken } = setUp();
    const { result } = hook();
    await pass(0);

    vi.setSystemTime(Date.now() + 2 * 60 * MINUTE);
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await pass(0);

    expect(getToken).toHaveBeenCalledTimes(2);
    expect(result.current.token).toBeDefined();
  });

  it('is renewed half a minute after a sleep that no event tells of', async () => {
    const { hook, getToken } = setUp();
    hook();
    await pass(0);

    vi.setSystemTime(Date.now() + 2 * 60 * MINUTE);
    await pass(30 * SECOND);

    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('is renewed on time when the wall clock was set back', async () => {
    const { hook, getToken } = setUp();
    hook();
    await pass(0);

    vi.setSystemTime(Date.now() - 5 * 60 * MINUTE);
    await pass(30 * MINUTE + SECOND);

    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('is left alone on focus while it is fresh', async () => {
    const { hook, getToken } = setUp();
    hook();
    await pass(0);

    for (let count = 0; count < 10; count++) window.dispatchEvent(new Event('focus'));
    await pass(MINUTE);

    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('of unknown lifetime is not renewed by itself', async () => {
    const { hook, getToken } = setUp(opaque);
    const { result } = hook();

    await pass(5 * 60 * MINUTE);

    expect(getToken).toHaveBeenCalledTimes(1);
    expect(result.current.token).toBeDefined();
  });

  it('is not asked for in a storm when the backend hands out the same old one', async () => {
    const token = jwt();
    const end = Date.now() + 20 * MINUTE;
    const { hook, getToken } = setUp(() => ({
      access_token: token,
      expires_in: (end - Date.now()) / SECOND,
    }));
    hook();

    await pass(19 * MINUTE);

    expect(getToken.mock.calls.length).toBeLessThan(20);
  });
});

describe('when requests fail', () => {
  it('the old token stays in use while it is valid, and no longer', async () => {
    const { hook, source } = setUp();
    const { result } = hook();
    await pass(0);
    source.answer = fail(503);

    await pass(60 * MINUTE - SECOND);
    expect(result.current.token).toBeDefined();
    expect(result.current.error).toMatchObject({ code: 'token_unavailable' });

    await pass(2 * SECOND);
    expect(result.current.token).toBeUndefined();
  });

  it('the component is rendered anew when the token expires', async () => {
    const { hook, source, renders } = setUp();
    hook();
    await pass(0);
    source.answer = fail(401);
    await pass(59 * MINUTE);
    renders.mockClear();

    await pass(2 * MINUTE);

    expect(renders).toHaveBeenCalled();
  });

  it('they are repeated with growing pauses, and the error stays in sight meanwhile', async () => {
    const { hook, getToken } = setUp(fail(503));
    const { result } = hook();
    await pass(10 * SECOND);
    let seen = 0;

    for (let second = 0; second < 600; second++) {
      await pass(SECOND);
      if (result.current.error) seen++;
    }

    expect(seen).toBe(600);
    expect(getToken.mock.calls.length).toBeGreaterThan(10);
    expect(getToken.mock.calls.length).toBeLessThan(60);
  });

  it('they resume at once when the page is back online', async () => {
    const { hook, source, getToken } = setUp(fail(503));
    const { result } = hook();
    await pass(5 * MINUTE);
    source.answer = hour;
    const before = getToken.mock.calls.length;

    window.dispatchEvent(new Event('online'));
    await pass(0);

    expect(getToken).toHaveBeenCalledTimes(before + 1);
    expect(result.current).toMatchObject({ error: undefined });
    expect(result.current.token).toBeDefined();
  });

  it('a refusal is not repeated, not even when the page is focused or online again', async () => {
    const { hook, getToken } = setUp(fail(401));
    hook();

    await pass(60 * MINUTE);
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('focus'));
    await pass(60 * MINUTE);

    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('a refusal ends renewal until somebody asks', async () => {
    const { hook, source, getToken } = setUp();
    const { result } = hook();
    await pass(0);
    source.answer = fail(401);
    await pass(45 * MINUTE);
    expect(getToken).toHaveBeenCalledTimes(2);

    source.answer = hour;
    await result.current.refresh();
    await pass(31 * MINUTE);

    expect(getToken).toHaveBeenCalledTimes(4);
  });
});

describe('a request that a prefetch began', () => {
  it('is tried again for as long as a component waits for it', async () => {
    const { client, getToken, hook, source } = setUp(fail(503));
    void client.prefetchQuery(phoenixTokenQueryOptions({ getToken }));
    const { result } = hook();

    await pass(5 * MINUTE);
    expect(result.current.error).toMatchObject({ code: 'token_unavailable' });
    source.answer = hour;
    await pass(MINUTE);

    expect(result.current.token).toBeDefined();
  });

  it('is given up after three failures if nobody waits for it', async () => {
    const { client, getToken } = setUp(fail(503));

    void client.prefetchQuery(phoenixTokenQueryOptions({ getToken }));
    await pass(10 * MINUTE);

    expect(getToken).toHaveBeenCalledTimes(3);
  });
});

describe('a failure that asking again does not mend', () => {
  it.each([400, 404, 410])('%i is told at once, and asked for once', async (status) => {
    const { hook, getToken } = setUp(fail(status));
    const { result } = hook();
    await pass(0);
    expect(result.current.error).toMatchObject({ code: 'token_unavailable' });

    await pass(60 * MINUTE);
    window.dispatchEvent(new Event('online'));
    await pass(MINUTE);

    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('such as a reply without a token is told at once, and asked for again every five minutes', async () => {
    const { hook, source, getToken } = setUp(() => ({ access_token: '' }));
    const { result } = hook();
    await pass(0);
    expect(result.current.error).toMatchObject({ code: 'invalid_token_reply' });

    await pass(30 * MINUTE);
    expect(getToken.mock.calls.length).toBeLessThanOrEqual(7);
    source.answer = hour;
    await pass(6 * MINUTE);

    expect(result.current.token).toBeDefined();
  });

  it('such as a token that this page has seen expire, out of a cache, ends in a newer one', async () => {
    const cached = hour();
    const { hook, source, getToken } = setUp(() => cached);
    const { result } = hook();

    // Bit by bit: React 18 renders when an act ends.
    for (let turn = 0; turn < 61 * 6; turn++) await pass(10 * SECOND);
    expect(result.current.token).toBeUndefined();
    expect(result.current.error).toMatchObject({ code: 'invalid_token_reply' });
    const before = getToken.mock.calls.length;
    await pass(4 * MINUTE);
    expect(getToken.mock.calls.length).toBeLessThanOrEqual(before + 1);

    source.answer = hour;
    await pass(6 * MINUTE);
    expect(result.current.token).toBeDefined();
  });

  it('such as no source at all is told at once, and never tried again', async () => {
    const client = new QueryClient();
    const { result } = renderHook(() => useReceivedToken({ queryClient: client }));
    await pass(0);

    expect(result.current.error).toMatchObject({ code: 'invalid_config' });
    await pass(60 * MINUTE);
    expect(result.current.failureCount).toBe(1);
  });
});

describe('a failure that was there before', () => {
  it('and came while the component rendered is asked for once', async () => {
    const { client, getToken } = setUp(fail(401));
    void client.prefetchQuery(phoenixTokenQueryOptions({ getToken }));
    function useBoth() {
      const [isThere, setThere] = useState(false);
      const state = useReceivedToken({ getToken, queryClient: client, enabled: isThere });
      return { state, setThere };
    }
    const { result } = renderHook(useBoth);

    act(() => result.current.setThere(true));
    await pass(MINUTE);

    expect(getToken).toHaveBeenCalledTimes(1);
    expect(result.current.state.error).toMatchObject({ code: 'token_unauthorized' });
  });

  it('a component came is asked for again', async () => {
    const { hook, source, getToken } = setUp(fail(401));
    hook().unmount();
    await pass(MINUTE);
    expect(getToken).toHaveBeenCalledTimes(1);

    source.answer = hour;
    const { result } = hook();
    expect(result.current.error).toBeUndefined();
    await pass(0);

    expect(result.current.token).toBeDefined();
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('is not asked for again while the backend wants a pause', async () => {
    const headers = new Headers({ 'Retry-After': '60' });
    const { hook, getToken } = setUp(() => {
      throw { response: { status: 503, headers } };
    });
    hook().unmount();
    await pass(10 * SECOND);

    const { result } = hook();
    expect(result.current.error).toMatchObject({ code: 'token_unavailable' });
    await pass(49 * SECOND);
    expect(getToken).toHaveBeenCalledTimes(1);

    await pass(2 * SECOND);
    expect(getToken).toHaveBeenCalledTimes(2);
  });
});

describe('a backend that wants a pause', () => {
  it.each([
    ['seconds', '60'],
    ['a date', 'Thu, 01 Jan 2026 00:01:00 GMT'],
  ])('gets it, though the page wakes up meanwhile: %s', async (_, retryAfter) => {
    const response = { status: 429, headers: new Headers({ 'Retry-After': retryAfter }) };
    const { hook, getToken } = setUp(() => {
      throw { response };
    });
    const { result } = hook();
    await pass(0);
    expect(result.current.error).toMatchObject({ code: 'token_unavailable' });

    await pass(30 * SECOND);
    window.dispatchEvent(new Event('focus'));
    window.dispatchEvent(new Event('online'));
    await pass(29 * SECOND);
    expect(getToken).toHaveBeenCalledTimes(1);

    await pass(2 * SECOND);
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('is asked at once when somebody asks by hand', async () => {
    const response = { status: 503, headers: new Headers({ 'Retry-After': '60' }) };
    const { hook, source, getToken } = setUp(() => {
      throw { response };
    });
    const { result } = hook();
    await pass(0);
    source.answer = hour;

    await act(() => result.current.refresh());
    await pass(0);

    expect(getToken).toHaveBeenCalledTimes(2);
    expect(result.current.token).toBeDefined();
  });
});

describe('an outage', () => {
  it('is one error, whatever status it shows and however often the page wakes up', async () => {
    const { hook, source } = setUp(fail(502));
    const { result } = hook();
    const seen = new Set<unknown>();

    for (let second = 0; second < 120; second++) {
      source.answer = fail(second % 2 ? 502 : 503);
      await pass(SECOND);
      if (second % 10 === 0) window.dispatchEvent(new Event('focus'));
      if (second > 2) seen.add(result.current.error);
    }

    expect([...seen]).toEqual([expect.objectContaining({ code: 'token_unavailable' })]);
  });

  it('of a backend that never answers is told after one timeout, and asked for again', async () => {
    const { hook, source, getToken } = setUp(() => new Promise(() => {}));
    const { result } = hook();

    await pass(30 * SECOND);
    expect(result.current.error).toMatchObject({ code: 'token_unavailable' });
    source.answer = hour;
    await pass(2 * SECOND);

    expect(getToken).toHaveBeenCalledTimes(2);
    expect(result.current).toMatchObject({ error: undefined });
    expect(result.current.token).toBeDefined();
  });
});

describe('asking by hand', () => {
  it('shares one request among several calls', async () => {
    const { hook, getToken } = setUp();
    const { result } = hook();
    await pass(0);

    await Promise.all([
      result.current.refresh(),
      result.current.refresh(),
      result.current.refresh(),
    ]);

    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('does not reject when it fails', async () => {
    const { hook } = setUp(fail(401));
    const { result } = hook();

    await act(() => result.current.refresh());
    await pass(0);

    expect(result.current.error).toMatchObject({ code: 'token_unauthorized' });
  });
});

describe('when the last component leaves', () => {
  it('the request is aborted', async () => {
    const { hook, getToken } = setUp(() => new Promise(() => {}));
    const { unmount } = hook();
    await pass(0);
    const { signal } = getToken.mock.calls[0]?.[0] ?? {};
    expect(signal?.aborted).toBe(false);

    unmount();
    expect(signal?.aborted).toBe(false);
    await pass(100);

    expect(signal?.aborted).toBe(true);
  });

  it('and another comes in its place, the request goes on', async () => {
    const { hook, getToken } = setUp(
      () =>
        new Promise((resolve) => {
          setTimeout(() => resolve(hour()), 200);
        }),
    );
    const first = hook();
    await pass(0);

    first.unmount();
    const { result } = hook();
    await pass(300);

    expect(getToken).toHaveBeenCalledTimes(1);
    expect(result.current.token).toBeDefined();
  });

  it('and comes back at once, as StrictMode does, one request is made', async () => {
    const { hook, getToken } = setUp();

    hook().unmount();
    const { result } = hook();
    await pass(0);

    expect(getToken).toHaveBeenCalledTimes(1);
    expect(result.current.token).toBeDefined();
  });

  it('no timer of ours is left and nothing is asked for', async () => {
    const { hook, getToken, client } = setUp();
    const { unmount } = hook();
    await pass(0);

    unmount();
    await pass(100);
    client.clear();

    expect(vi.getTimerCount()).toBe(0);
    await pass(3 * 60 * MINUTE);
    window.dispatchEvent(new Event('focus'));
    await pass(0);
    expect(getToken).toHaveBeenCalledTimes(1);
  });
});

describe('an initial token', () => {
  it('makes the first request unnecessary', async () => {
    const { hook, getToken } = setUp();
    const { result } = hook(hour());

    await pass(10 * MINUTE);

    expect(getToken).not.toHaveBeenCalled();
    expect(result.current.token).toBeDefined();
  });

  it('counts its life once, however often its component comes and goes', async () => {
    const { hook, getToken } = setUp();
    const given = hour();
    hook(given).unmount();

    await pass(61 * MINUTE);
    const { result } = hook(given);
    expect(result.current.token).toBeUndefined();
    await pass(0);

    expect(getToken).toHaveBeenCalledTimes(1);
    expect(result.current.token?.accessToken).not.toBe(given.access_token);
  });

  it('is renewed like any other', async () => {
    const { hook, getToken } = setUp();
    hook(hour());

    await pass(31 * MINUTE);

    expect(getToken).toHaveBeenCalledTimes(1);
  });
});

describe("an initial token's own end", () => {
  /** As a static page has it that was built two hours ago. */
  const baked = () => ({
    access_token: jwt({ issuedAt: Date.now() - 120 * MINUTE }),
    expires_in: 3600,
  });

  it('counts: one that is over is not used, which costs one request and no error', async () => {
    const { hook, getToken } = setUp();
    const { result } = hook(baked());
    expect(result.current.token).toBeUndefined();

    await pass(MINUTE);

    expect(result.current.error).toBeUndefined();
    expect(result.current.token).toBeDefined();
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('counts: of a page that was cached for a while the rest is used', async () => {
    const { hook } = setUp();
    const issuedAt = Date.now() - 20 * MINUTE;

    const { result } = hook({ access_token: jwt({ issuedAt }), expires_in: 3600 });

    expect(result.current.token?.leftAtReceiptMs).toBe(40 * MINUTE);
  });

  it('does not count of a token that was fetched, so a wrong clock is no matter', async () => {
    const { hook, getToken } = setUp(baked);
    const { result } = hook(baked());

    await pass(MINUTE);

    expect(result.current.token?.leftAtReceiptMs).toBe(60 * MINUTE);
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('does not count twice: the same token from the backend is good', async () => {
    const given = baked();
    const { hook, getToken } = setUp(() => given);
    const { result } = hook(given);

    await pass(MINUTE);

    expect(result.current.token?.accessToken).toBe(given.access_token);
    expect(result.current.error).toBeUndefined();
    expect(getToken).toHaveBeenCalledTimes(1);
  });
});

describe('the host clears its cache', () => {
  it('and the token in use is kept, and renewed when it is time', async () => {
    const { hook, client, getToken } = setUp();
    const { result } = hook();
    await pass(0);
    const { token } = result.current;

    client.clear();
    expect(result.current.token).toBe(token);

    // Bit by bit: React 18 renders when an act ends.
    for (let turn = 0; turn < 31 * 6; turn++) await pass(10 * SECOND);
    expect(getToken).toHaveBeenCalledTimes(2);
    expect(result.current.token).not.toBe(token);
  });
});
