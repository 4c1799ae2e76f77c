import { describe, expect, test, vi } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { startManager } from '../../../test-support/start-manager.js';
import { after, grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';
import { createTokenManager } from './token-manager.js';

describe('a cold manager', () => {
  test('mints once for 10,000 concurrent callers', async () => {
    const { endpoint, manager } = await startManager({ answer: after(50, grant()) });

    const tokens = await Promise.all(Array.from({ length: 10_000 }, () => manager.getToken()));

    expect(new Set(tokens.map((token) => token.accessToken))).toEqual(new Set(['token-1']));
    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('gives the token with everything that is known of it', async () => {
    const { clock, manager } = await startManager();

    const token = await manager.getToken();

    expect(token).toEqual({
      accessToken: 'token-1',
      tokenType: 'Bearer',
      scope: ['iframe'],
      expiresAt: clock.now() + 3_600_000,
      expiresIn: 3600,
    });
  });

  test('fails all who wait with the one error', async () => {
    const { endpoint, manager } = await startManager({ answer: after(20, refuse(500)) });

    const errors = await Promise.all([1, 2, 3].map(() => failure(manager.getToken())));

    expect(errors).toMatchObject(
      Array.from({ length: 3 }, () => ({ code: 'upstream_unavailable' })),
    );
    expect(endpoint.arrivals).toHaveLength(1);
  });
});

describe('a warm manager', () => {
  test('answers from memory, with the seconds counted down', async () => {
    const { clock, endpoint, manager } = await startManager();
    const { expiresAt } = await manager.getToken();

    clock.advance(60_500);
    const token = await manager.getToken();

    expect(token).toMatchObject({ accessToken: 'token-1', expiresIn: 3539, expiresAt });
    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('hands out no token with less than a second, even where time passes on the way', async () => {
    let at = 5000;
    const clock = { now: () => at, monotonic: () => (at += 0.05) };
    const { manager } = await startManager({ clock, answer: grant({ expires_in: 4 }) });
    const { expiresAt } = await manager.getToken();
    const seconds: number[] = [];

    at = expiresAt - 1002;
    while (manager.status().mints === 1) seconds.push((await manager.getToken()).expiresIn);

    expect(seconds.length).toBeGreaterThan(3);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(1);
  });

  test('gives each caller an object of its own', async () => {
    const { manager } = await startManager();
    const first = await manager.getToken();

    first.accessToken = 'changed';
    first.scope.push('changed');

    await expect(manager.getToken()).resolves.toMatchObject({
      accessToken: 'token-1',
      scope: ['iframe'],
    });
  });
});

describe('aborting', () => {
  test('ends one wait, and neither the others nor the request', async () => {
    const { endpoint, manager } = await startManager({ answer: after(60, grant()) });
    const controller = new AbortController();
    const given = manager.getToken({ signal: controller.signal });
    const other = manager.getToken();

    controller.abort();

    await expect(given).rejects.toMatchObject({ code: 'aborted', name: 'PhoenixError' });
    await expect(other).resolves.toMatchObject({ accessToken: 'token-1' });
    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('by all who wait leaves the token for the next', async () => {
    const { endpoint, manager } = await startManager({ answer: after(60, grant()) });
    const controller = new AbortController();
    const given = failure(manager.getToken({ signal: controller.signal }));
    await vi.waitFor(() => expect(endpoint.arrivals).toHaveLength(1));

    controller.abort();
    await given;

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-1' });
    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('before asking asks nobody', async () => {
    const { endpoint, manager } = await startManager();

    const error = await failure(manager.getToken({ signal: AbortSignal.abort('why') }));

    expect(error).toMatchObject({ code: 'aborted' });
    expect(endpoint.arrivals).toEqual([]);
  });

  test('leaves no listener on the signal', async () => {
    const { manager } = await startManager();
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');

    await manager.getToken({ signal });

    expect(add).toHaveBeenCalledTimes(1);
    expect(remove).toHaveBeenCalledTimes(1);
  });
});

describe('a wrong option', () => {
  const provider = { requestToken() {} };

  test.each([
    ['provider', {}],
    ['provider', { provider: 'phoenix' }],
    ['store', { provider, store: {} }],
    ['refreshBufferSeconds', { provider, refreshBufferSeconds: -1 }],
    ['refreshBufferSeconds', { provider, refreshBufferSeconds: '300' }],
    ['encryptionKeys', { provider, encryptionKeys: [] }],
    ['encryptionKeys', { provider, encryptionKeys: 'key' }],
    ['onEvent', { provider, onEvent: {} }],
    ['clock', { provider, clock: {} }],
    ['random', { provider, random: 4 }],
  ])('%s is named (%j)', (name, options) => {
    // @ts-expect-error: wrong on purpose
    expect(() => createTokenManager(options)).toThrow(
      expect.objectContaining({
        code: 'invalid_config',
        message: expect.stringMatching(new RegExp(`^${name} must `)),
      }),
    );
  });

  test('minRemainingSeconds below 0 is refused', async () => {
    const { manager } = await startManager();

    await expect(manager.getToken({ minRemainingSeconds: -1 })).rejects.toMatchObject({
      code: 'invalid_config',
    });
  });
});
