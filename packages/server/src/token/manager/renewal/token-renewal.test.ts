import { describe, expect, test, vi } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { startManager } from '../../../../test-support/start-manager.js';
import { after, grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';
import { createTokenManager } from '../token-manager.js';

const MINUTE = 60_000;

describe('a token that is due for renewal', () => {
  test('is renewed behind the callers back, while it goes on being served', async () => {
    const { clock, endpoint, manager } = await startManager();
    await manager.getToken();
    endpoint.answer = after(50, grant());

    clock.advance(31 * MINUTE);
    const during = await Promise.all([1, 2, 3].map(() => manager.getToken()));

    expect(during).toMatchObject(Array.from({ length: 3 }, () => ({ accessToken: 'token-1' })));
    await vi.waitFor(async () =>
      expect(await manager.getToken()).toMatchObject({ accessToken: 'token-2', expiresIn: 3600 }),
    );
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test.each([
    { name: 'the default of the provider', options: {}, dueAfter: 30 * MINUTE },
    { name: 'refreshBufferSeconds', options: { refreshBufferSeconds: 300 }, dueAfter: 55 * MINUTE },
    {
      name: 'half of the lifetime at most',
      options: { refreshBufferSeconds: 3500 },
      dueAfter: 30 * MINUTE,
    },
    {
      name: 'a tenth of the lifetime earlier at most, by jitter',
      options: { random: () => 1, refreshBufferSeconds: 300 },
      dueAfter: 49 * MINUTE,
    },
  ])('is so after $name', async ({ options, dueAfter }) => {
    const { clock, endpoint, manager } = await startManager(options);
    await manager.getToken();

    clock.advance(dueAfter - 1000);
    await manager.getToken();
    expect(manager.status().minting).toBe(false);
    clock.advance(1000);
    await manager.getToken();

    expect(manager.status().minting).toBe(true);
    await vi.waitFor(() => expect(endpoint.arrivals).toHaveLength(2));
  });
});

test('no caller waits at a rollover, however slow the endpoint is', async () => {
  const { endpoint, provider } = await startManager({ answer: grant({ expires_in: 3 }) });
  const manager = createTokenManager({ provider });
  await manager.getToken();
  endpoint.answer = after(300, grant({ expires_in: 3 }));
  const seen = new Set<string>();
  let slowest = 0;

  for (const began = performance.now(); performance.now() - began < 5000;) {
    const asked = performance.now();
    const token = await manager.getToken();
    slowest = Math.max(slowest, performance.now() - asked);
    seen.add(token.accessToken);
    await new Promise((resolve) => void setTimeout(resolve, 5));
  }

  expect(seen.size).toBeGreaterThanOrEqual(3);
  expect(slowest).toBeLessThan(250);
  await manager.stop();
});

describe('while renewal fails', () => {
  test('callers get the valid token until it expires, and never after', async () => {
    const { endpoint, provider } = await startManager({ answer: grant({ expires_in: 3 }) });
    const manager = createTokenManager({ provider });
    const sentAt = performance.now();
    await manager.getToken();
    endpoint.answer = refuse(503);
    const served: number[] = [];
    let error: unknown;

    while (performance.now() - sentAt < 3500) {
      try {
        await manager.getToken();
        expect(error).toBeUndefined();
        served.push(performance.now() - sentAt);
      } catch (thrown) {
        error = thrown;
      }
      await new Promise((resolve) => void setTimeout(resolve, 10));
    }

    expect(error).toMatchObject({ code: 'upstream_unavailable' });
    expect(Math.max(...served)).toBeGreaterThan(1900);
    expect(Math.max(...served)).toBeLessThan(3000);
    expect(endpoint.arrivals.length).toBeGreaterThan(2);
    await manager.stop();
  });

  test('the endpoint is asked again after a pause, not for every caller', async () => {
    const { clock, endpoint, manager } = await startManager();
    await manager.getToken();
    endpoint.answer = refuse(500);
    clock.advance(31 * MINUTE);

    for (let caller = 0; caller < 50; caller += 1) await manager.getToken();
    await vi.waitFor(() => expect(manager.status().failures).toBe(1));
    for (let caller = 0; caller < 50; caller += 1) await manager.getToken();
    expect(endpoint.arrivals).toHaveLength(2);
    clock.advance(MINUTE);
    await manager.getToken();

    await vi.waitFor(() => expect(endpoint.arrivals).toHaveLength(3));
  });
});

describe('the same token handed out again', () => {
  test('is no reason to ask again at once', async () => {
    const { clock, endpoint, manager } = await startManager({
      answer: grant({ access_token: 'same', expires_in: 240 }),
    });
    await manager.getToken();
    endpoint.answer = grant({ access_token: 'same', expires_in: 120 });

    clock.advance(120_000);
    await manager.getToken();
    await vi.waitFor(() => expect(manager.status().mints).toBe(2));
    for (let caller = 0; caller < 200; caller += 1) {
      clock.advance(100);
      await manager.getToken();
    }

    expect(endpoint.arrivals).toHaveLength(2);
    expect(await manager.getToken()).toMatchObject({ expiresIn: 100 });
  });

  test('is asked for a dozen times in its life at most', async () => {
    const { clock, endpoint, manager } = await startManager();
    const endsAt = clock.now() + 3_600_000;
    endpoint.answer = (res, count, arrival) =>
      grant({ access_token: 'same', expires_in: (endsAt - clock.now()) / 1000 })(
        res,
        count,
        arrival,
      );
    await manager.getToken();

    while (endsAt - clock.now() > 2000) {
      clock.advance(1000);
      await manager.getToken();
      await vi.waitFor(() => expect(manager.status().minting).toBe(false), { interval: 1 });
    }

    expect(endpoint.arrivals.length).toBeLessThan(14);
  }, 30_000);
});

describe('minRemainingSeconds', () => {
  test('is met by a new token, which the caller waits for', async () => {
    const { clock, endpoint, manager } = await startManager();
    await manager.getToken();
    clock.advance(20 * MINUTE);

    await expect(manager.getToken({ minRemainingSeconds: 2400 })).resolves.toMatchObject({
      accessToken: 'token-1',
    });
    await expect(manager.getToken({ minRemainingSeconds: 2401 })).resolves.toMatchObject({
      accessToken: 'token-2',
    });
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('that no token can meet does not mint for every caller', async () => {
    const { clock, endpoint, manager } = await startManager();

    for (let caller = 0; caller < 20; caller += 1) {
      await manager.getToken({ minRemainingSeconds: 36_000 });
      clock.advance(1000);
    }

    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('gives the best at hand where the endpoint fails', async () => {
    const { clock, endpoint, manager } = await startManager();
    await manager.getToken();
    clock.advance(20 * MINUTE);
    endpoint.answer = refuse(500);

    const token = await manager.getToken({ minRemainingSeconds: 3000 });

    expect(token).toMatchObject({ accessToken: 'token-1', expiresIn: 2400 });
  });
});

describe('a lifetime', () => {
  test('counts from when the request was sent', async () => {
    const { clock, endpoint, manager } = await startManager();
    endpoint.answer = (...request) => {
      clock.advance(5000);
      grant()(...request);
    };

    await expect(manager.getToken()).resolves.toMatchObject({ expiresIn: 3595 });
  });

  test('is not stretched by a wall clock that is set back', async () => {
    const { clock, endpoint, manager } = await startManager();
    await manager.getToken();

    clock.setWall(-10 * 60 * MINUTE);
    clock.advance(60 * MINUTE);
    endpoint.answer = refuse(500);

    await expect(failure(manager.getToken())).resolves.toMatchObject({
      code: 'upstream_unavailable',
    });
    expect(manager.status()).toMatchObject({ status: 'expired' });
  });

  test('goes on while the machine sleeps', async () => {
    const { clock, manager } = await startManager();
    await manager.getToken();

    clock.sleep(60 * MINUTE);

    await expect(manager.getToken()).resolves.toMatchObject({
      accessToken: 'token-2',
      expiresIn: 3600,
    });
  });

  test('is told on the wall clock as it is now', async () => {
    const { clock, manager } = await startManager();
    await manager.getToken();

    clock.setWall(-10 * 60 * MINUTE);

    const token = await manager.getToken();
    expect(token).toMatchObject({ accessToken: 'token-1', expiresIn: 3600 });
    expect(token.expiresAt).toBe(clock.now() + 3_600_000);
  });
});
