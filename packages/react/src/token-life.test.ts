import { isPhoenixError, PhoenixError } from '@phoenix-checkout/core';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdToken, type TokenInput } from './held-token.js';
import { jwt, opaque } from './test-support/tokens.js';
import { createTokenLife } from './token-life.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
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
  const life = createTokenLife(client, { getToken });
  return { source, getToken, client, life };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const fail = (code: string) => () => {
  throw new PhoenixError(code, code);
};

describe('a token in use', () => {
  it('is asked for once by any number of listeners', async () => {
    const { life, getToken } = setUp();

    for (let count = 0; count < 20; count++) life.subscribe(() => {});
    await pass(0);

    expect(getToken).toHaveBeenCalledTimes(1);
    expect(life.getSnapshot().token).toBeDefined();
  });

  it('is renewed in the background before it runs out, for hours', async () => {
    const { life, getToken } = setUp();
    life.subscribe(() => {});

    for (let minute = 0; minute < 5 * 60 - 1; minute++) {
      await pass(MINUTE);
      expect(life.getSnapshot().token).toBeDefined();
    }

    expect(getToken).toHaveBeenCalledTimes(10);
  });

  it('is renewed on waking up from a sleep in which no timer ran', async () => {
    const { life, getToken } = setUp();
    life.subscribe(() => {});
    await pass(0);

    vi.setSystemTime(Date.now() + 2 * 60 * MINUTE);
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(0);

    expect(getToken).toHaveBeenCalledTimes(2);
    expect(life.getSnapshot().token).toBeDefined();
  });

  it('is renewed half a minute after a sleep that no event tells of', async () => {
    const { life, getToken } = setUp();
    life.subscribe(() => {});
    await pass(0);

    vi.setSystemTime(Date.now() + 2 * 60 * MINUTE);
    await pass(30 * SECOND);

    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('is renewed on time when the wall clock was set back', async () => {
    const { life, getToken } = setUp();
    life.subscribe(() => {});
    await pass(0);

    vi.setSystemTime(Date.now() - 5 * 60 * MINUTE);
    await pass(30 * MINUTE + SECOND);

    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('is left alone on focus while it is fresh', async () => {
    const { life, getToken } = setUp();
    life.subscribe(() => {});
    await pass(0);

    for (let count = 0; count < 10; count++) window.dispatchEvent(new Event('focus'));
    await pass(MINUTE);

    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('of unknown lifetime is not renewed by itself', async () => {
    const { life, getToken } = setUp(opaque);
    life.subscribe(() => {});

    await pass(5 * 60 * MINUTE);

    expect(getToken).toHaveBeenCalledTimes(1);
    expect(life.getSnapshot().token).toBeDefined();
  });

  it('is not asked for in a storm when the backend hands out the same old one', async () => {
    const token = jwt();
    const end = Date.now() + 20 * MINUTE;
    const { life, getToken } = setUp(() => ({
      access_token: token,
      expires_in: (end - Date.now()) / SECOND,
    }));
    life.subscribe(() => {});

    await pass(19 * MINUTE);

    expect(getToken.mock.calls.length).toBeLessThan(20);
  });
});

describe('when requests fail', () => {
  it('the old token stays in use while it is valid, and no longer', async () => {
    const { life, source } = setUp();
    life.subscribe(() => {});
    await pass(0);
    source.answer = fail('token_unavailable');

    await pass(60 * MINUTE - SECOND);
    expect(life.getSnapshot().token).toBeDefined();
    expect(life.getSnapshot().error).toMatchObject({ code: 'token_unavailable' });

    await pass(2 * SECOND);
    expect(life.getSnapshot().token).toBeUndefined();
  });

  it('listeners are told when the token expires', async () => {
    const { life, source } = setUp();
    const onChange = vi.fn();
    life.subscribe(onChange);
    await pass(0);
    source.answer = fail('token_unauthorized');
    await pass(59 * MINUTE);
    onChange.mockClear();

    await pass(2 * MINUTE);

    expect(onChange).toHaveBeenCalledTimes(1);
    expect(life.getSnapshot().token).toBeUndefined();
  });

  it('they are repeated with growing pauses, and the error stays in sight meanwhile', async () => {
    const { life, getToken } = setUp(fail('token_unavailable'));
    life.subscribe(() => {});
    await pass(10 * SECOND);
    let seen = 0;

    for (let second = 0; second < 600; second++) {
      await pass(SECOND);
      if (life.getSnapshot().error) seen++;
    }

    expect(seen).toBe(600);
    expect(getToken.mock.calls.length).toBeGreaterThan(10);
    expect(getToken.mock.calls.length).toBeLessThan(60);
  });

  it('they resume at once when the page is back online', async () => {
    const { life, source, getToken } = setUp(fail('token_unavailable'));
    life.subscribe(() => {});
    await pass(5 * MINUTE);
    source.answer = hour;
    const before = getToken.mock.calls.length;
    await pass(SECOND);

    window.dispatchEvent(new Event('online'));
    await pass(0);

    expect(getToken).toHaveBeenCalledTimes(before + 1);
    expect(life.getSnapshot()).toMatchObject({ error: undefined });
    expect(life.getSnapshot().token).toBeDefined();
  });

  it('a refusal is not repeated, not even when the page is focused or online again', async () => {
    const { life, getToken } = setUp(fail('token_unauthorized'));
    life.subscribe(() => {});

    await pass(60 * MINUTE);
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('focus'));
    await pass(60 * MINUTE);

    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('a refusal ends renewal until somebody asks', async () => {
    const { life, source, getToken } = setUp();
    life.subscribe(() => {});
    await pass(0);
    source.answer = fail('token_unauthorized');
    await pass(45 * MINUTE);
    expect(getToken).toHaveBeenCalledTimes(2);

    source.answer = hour;
    await life.refresh();
    await pass(31 * MINUTE);

    expect(getToken).toHaveBeenCalledTimes(4);
  });

  it('a backend that asks for patience gets it', async () => {
    const { life, getToken } = setUp(() => {
      throw Object.assign(new PhoenixError('token_unavailable', 'later'), {
        retryAfterMs: 120_000,
      });
    });
    life.subscribe(() => {});

    await pass(119 * SECOND);
    expect(getToken).toHaveBeenCalledTimes(1);

    await pass(2 * SECOND);
    expect(getToken).toHaveBeenCalledTimes(2);
  });
});

describe('asking by hand', () => {
  it('shares one request among several calls', async () => {
    const { life, getToken } = setUp();
    life.subscribe(() => {});
    await pass(0);

    await Promise.all([life.refresh(), life.refresh(), life.refresh()]);

    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('works while nobody listens', async () => {
    const { life, getToken } = setUp();

    await life.refresh();

    expect(getToken).toHaveBeenCalledTimes(1);
    expect(life.getSnapshot().token).toBeDefined();
  });

  it('does not reject when it fails', async () => {
    const { life } = setUp(fail('token_unauthorized'));

    await life.refresh();

    expect(isPhoenixError(life.getSnapshot().error, 'token_unauthorized')).toBe(true);
  });
});

describe('when the last listener leaves', () => {
  it('the request is aborted a moment later', async () => {
    const { life, getToken } = setUp(() => new Promise(() => {}));
    const leave = life.subscribe(() => {});
    await pass(0);
    const { signal } = getToken.mock.calls[0]?.[0] ?? {};

    leave();
    expect(signal?.aborted).toBe(false);
    await pass(100);

    expect(signal?.aborted).toBe(true);
  });

  it('and another comes at once, as in StrictMode, the request goes on', async () => {
    const { life, getToken } = setUp();

    life.subscribe(() => {})();
    life.subscribe(() => {});
    await pass(100);

    expect(getToken).toHaveBeenCalledTimes(1);
    expect(life.getSnapshot().token).toBeDefined();
  });

  it('no timer of ours is left and nothing is asked for', async () => {
    const { life, getToken, client } = setUp();
    const leave = life.subscribe(() => {});
    await pass(0);

    leave();
    await pass(100);
    client.clear();

    expect(vi.getTimerCount()).toBe(0);
    await pass(3 * 60 * MINUTE);
    window.dispatchEvent(new Event('focus'));
    await pass(0);
    expect(getToken).toHaveBeenCalledTimes(1);
  });
});

describe('a token that came another way', () => {
  it('is taken if it lasts longer than the one at hand', async () => {
    const { life } = setUp(() => ({ access_token: jwt(), expires_in: 2000 }));
    life.subscribe(() => {});
    await pass(0);
    const longer = holdToken(hour());

    life.offer(longer);
    expect(life.getSnapshot().token).toBe(longer);

    life.offer(holdToken({ access_token: jwt(), expires_in: 100 }));
    expect(life.getSnapshot().token).toBe(longer);
  });

  it('makes the first request unnecessary', async () => {
    const { life, getToken } = setUp();
    life.offer(holdToken(hour()));

    life.subscribe(() => {});
    await pass(10 * MINUTE);

    expect(getToken).not.toHaveBeenCalled();
  });
});

describe('the host clears its cache', () => {
  it('and the token in use is kept, and renewed when it is time', async () => {
    const { life, client, getToken } = setUp();
    life.subscribe(() => {});
    await pass(0);
    const { token } = life.getSnapshot();

    client.clear();
    expect(life.getSnapshot().token).toBe(token);

    await pass(31 * MINUTE);
    expect(getToken).toHaveBeenCalledTimes(2);
    expect(life.getSnapshot().token).not.toBe(token);
  });
});
