import { describe, expect, test, vi } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { ServerError } from '../../../error/index.js';
import { startManager } from '../../../../test-support/start-manager.js';
import { grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';
import { UpstreamBackoff } from './upstream-backoff.js';

const MINUTE = 60_000;

test('a question about a secret changes nothing', () => {
  const backoff = new UpstreamBackoff(
    () => 0,
    () => 0,
  );
  backoff.recordFailure(new ServerError('invalid_client', 'It was refused.'), 'old', 0);
  const before = [backoff.renewalsUntil(), backoff.callerWaitMs()];

  expect(backoff.refusalOf('new')).toBeUndefined();
  expect(backoff.refusalOf('old')).toMatchObject({ code: 'invalid_client' });
  expect([backoff.renewalsUntil(), backoff.callerWaitMs()]).toEqual(before);
});

test('a refusal is forgotten when the endpoint fails with another secret', () => {
  const backoff = new UpstreamBackoff(
    () => 0,
    () => 0,
  );
  backoff.recordFailure(new ServerError('invalid_client', 'It was refused.'), 'old', 0);

  backoff.recordFailure(new ServerError('secret_unavailable', 'No secret.'), undefined, 0);
  expect(backoff.refusalOf('old')).toBeDefined();
  backoff.recordFailure(new ServerError('upstream_timeout', 'No answer.'), 'new', 0);

  expect(backoff.refusalOf('old')).toBeUndefined();
});

describe('a caller without a token', () => {
  test('may try again at once after a first failure', async () => {
    const { endpoint, manager } = await startManager({ answer: refuse(500) });
    await failure(manager.getToken());
    endpoint.answer = grant();

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
  });

  test('gets the last error at once while the endpoint is in backoff', async () => {
    const { clock, endpoint, manager } = await startManager({ answer: refuse(500) });

    for (let caller = 0; caller < 50; caller += 1) {
      await expect(manager.getToken()).rejects.toMatchObject({ code: 'upstream_unavailable' });
    }
    expect(endpoint.arrivals).toHaveLength(2);
    clock.advance(250);
    await failure(manager.getToken());

    expect(endpoint.arrivals).toHaveLength(3);
  });
});

describe('Retry-After', () => {
  test('delays the next call of the endpoint, not the caller', async () => {
    const { clock, endpoint, manager } = await startManager({
      answer: refuse(429, {}, { 'Retry-After': '120' }),
    });
    const first = await failure(manager.getToken());
    endpoint.answer = grant();

    clock.advance(119_000);
    const second = await failure(manager.getToken());
    expect(endpoint.arrivals).toHaveLength(1);
    clock.advance(1000);
    const token = await manager.getToken();

    expect(first).toMatchObject({ code: 'upstream_rate_limited', retryAfterSeconds: 120 });
    expect(second).toMatchObject({
      code: 'upstream_rate_limited',
      retryAfterSeconds: 1,
      message: expect.stringMatching(/It is asked again in 1 s\.$/),
    });
    expect(token).toMatchObject({ accessToken: 'token-2' });
  });

  test('counts for 300 s at most', async () => {
    const { clock, endpoint, manager } = await startManager({
      answer: refuse(503, {}, { 'Retry-After': '86400' }),
    });
    await failure(manager.getToken());
    endpoint.answer = grant();

    clock.advance(300_000);

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
  });

  test('delays a renewal too, and leaves the valid token in use', async () => {
    const { clock, endpoint, manager } = await startManager();
    await manager.getToken();
    endpoint.answer = refuse(429, {}, { 'Retry-After': '200' });
    clock.advance(30 * MINUTE);
    await manager.getToken();
    await vi.waitFor(() => expect(manager.status().failures).toBe(1));
    endpoint.answer = grant();

    clock.advance(199_000);
    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-1' });
    expect(endpoint.arrivals).toHaveLength(2);
    clock.advance(1000);
    await manager.getToken();

    await vi.waitFor(async () =>
      expect(await manager.getToken()).toMatchObject({ accessToken: 'token-3' }),
    );
  });

  test('is not forgotten when an error is repeated', async () => {
    const { clock, manager } = await startManager({
      answer: refuse(429, {}, { 'Retry-After': '100' }),
    });
    await failure(manager.getToken());

    for (let second = 0; second < 50; second += 1) {
      clock.advance(1000);
      await failure(manager.getToken());
    }

    expect(manager.status()).toMatchObject({ failures: 1, retryInSeconds: 50 });
  });
});

describe.each(['invalid_client', 'invalid_scope', 'invalid_grant'])('%s', (error) => {
  test('is remembered for a minute', async () => {
    const { clock, endpoint, events, manager } = await startManager({
      answer: refuse(401, { error }),
    });

    for (let second = 0; second < 59; second += 1) {
      await expect(manager.getToken()).rejects.toMatchObject({ code: error });
      clock.advance(1000);
    }
    expect(endpoint.arrivals).toHaveLength(1);
    expect(events).toHaveLength(1);
    endpoint.answer = grant();
    clock.advance(1000);

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
  });

  test('is forgotten when the secret changes', async () => {
    let secret = 'the old one';
    const { endpoint, manager } = await startManager({
      answer: refuse(401, { error }),
      market: { clientSecret: async () => secret },
    });
    await failure(manager.getToken());
    await failure(manager.getToken());
    expect(endpoint.arrivals).toHaveLength(1);

    secret = 'the new one';
    endpoint.answer = grant();

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
    expect(endpoint.arrivals[1]?.body).toContain('the new one');
  });

  test('leaves the valid token in use, and does not hammer', async () => {
    const { clock, endpoint, manager } = await startManager();
    await manager.getToken();
    endpoint.answer = refuse(401, { error });
    clock.advance(30 * MINUTE);

    for (let second = 0; second < 59; second += 1) {
      await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-1' });
      await vi.waitFor(() => expect(manager.status().minting).toBe(false), { interval: 1 });
      clock.advance(1000);
    }

    expect(endpoint.arrivals).toHaveLength(2);
  });
});

describe('a secret function', () => {
  test('is asked before every mint', async () => {
    const clientSecret = vi.fn<() => string>(() => 'a secret of the test');
    const { clock, endpoint, manager } = await startManager({ market: { clientSecret } });
    await manager.getToken();
    await manager.getToken();
    clock.advance(60 * MINUTE);

    await manager.getToken();

    expect(clientSecret).toHaveBeenCalledTimes(2);
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('is not asked for every caller while its secret is refused', async () => {
    const clientSecret = vi.fn<() => string>(() => 'a secret of the test');
    const { clock, endpoint, manager } = await startManager({ market: { clientSecret } });
    await manager.getToken();
    endpoint.answer = refuse(401, { error: 'invalid_client' });
    clock.advance(30 * MINUTE);

    for (let caller = 0; caller < 30; caller += 1) {
      await manager.getToken();
      await vi.waitFor(() => expect(manager.status().minting).toBe(false), { interval: 1 });
    }

    // For the first mint, for the second, and once more when that was refused.
    expect(clientSecret).toHaveBeenCalledTimes(3);
    clock.advance(6000);
    for (let caller = 0; caller < 30; caller += 1) {
      await manager.getToken();
      await vi.waitFor(() => expect(manager.status().minting).toBe(false), { interval: 1 });
    }
    // It may have another one by now.
    expect(clientSecret).toHaveBeenCalledTimes(4);
  });

  test('whose secret was rotated a moment ago is asked again before anybody fails', async () => {
    const secrets = ['old', 'new'];
    const { endpoint, manager } = await startManager({
      market: { clientSecret: () => secrets.shift() ?? 'new' },
      answer: (res, count, arrival) =>
        arrival.body.includes('"new"')
          ? grant()(res, count, arrival)
          : refuse(401, { error: 'invalid_client' })(res, count, arrival),
    });

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test.each([
    ['returns undefined', () => undefined],
    ['returns an empty text', () => ''],
  ])('that %s is invalid_config of that request, and is asked again', async (_, broken) => {
    const clientSecret = vi.fn<() => string | undefined>(broken);
    const { endpoint, manager } = await startManager({ market: { clientSecret } });

    const error = await failure(manager.getToken());
    clientSecret.mockImplementation(() => 'a secret of the test');
    const token = await manager.getToken();

    expect(error).toMatchObject({ code: 'invalid_config' });
    expect(token).toMatchObject({ accessToken: 'token-1' });
    expect(endpoint.arrivals).toHaveLength(1);
  });

  test.each([
    ['throws', () => Promise.reject(new Error('vault: token s.abc is not allowed'))],
    ['returns a number', () => 42],
    ['returns a line break at the end', () => 'secret\n'],
    ['never returns', () => new Promise(() => {})],
  ])('that %s is secret_unavailable, and is asked again', async (_, broken) => {
    const clientSecret = vi.fn<() => unknown>(broken);
    const { endpoint, manager } = await startManager({
      market: { clientSecret: clientSecret as () => string, timeoutMs: 1000 },
    });

    const error = await failure(manager.getToken());
    clientSecret.mockImplementation(() => 'a secret of the test');
    const token = await manager.getToken();

    expect(error).toMatchObject({ code: 'secret_unavailable' });
    expect(error).not.toHaveProperty('cause');
    expect(String(error)).not.toContain('s.abc');
    expect(token).toMatchObject({ accessToken: 'token-1' });
    expect(endpoint.arrivals).toHaveLength(1);
  });
});

test('a failing renewal is nobodys unhandled rejection', async () => {
  const unhandled = vi.fn<() => void>();
  process.on('unhandledRejection', unhandled);
  const { clock, endpoint, manager } = await startManager({
    onEvent: (event) => Promise.reject(new Error(event.type)) as unknown as undefined,
  });
  await manager.getToken();
  endpoint.answer = refuse(500);

  clock.advance(31 * MINUTE);
  await manager.getToken();
  await vi.waitFor(() => expect(manager.status().failures).toBe(1));
  clock.advance(31 * MINUTE);
  await failure(manager.getToken());
  await new Promise((resolve) => void setTimeout(resolve, 50));

  expect(unhandled).not.toHaveBeenCalled();
  process.off('unhandledRejection', unhandled);
});

test('a listener that throws is no reason to have no token', async () => {
  const { manager } = await startManager({
    onEvent() {
      throw new Error('a fault of the listener');
    },
  });

  await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-1' });
});
