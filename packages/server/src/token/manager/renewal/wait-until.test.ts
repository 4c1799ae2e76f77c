import { describe, expect, test, vi } from 'vitest';
import { startManager } from '../../../../test-support/start-manager.js';
import { createTokenHandler } from '../../endpoint/token-handler.js';

const request = () => new Request('https://shop.example/token');

test('getToken hands what it started to waitUntil, until the token is there', async () => {
  const { clock, endpoint, manager } = await startManager();
  const works: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => void works.push(work);

  await manager.getToken({ waitUntil });
  await manager.getToken({ waitUntil });
  expect(works).toHaveLength(1);
  clock.advance(1_800_000);
  await manager.getToken({ waitUntil });
  expect(works).toHaveLength(2);
  await works[1];

  expect(endpoint.arrivals).toHaveLength(2);
  await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
});

test('the handler hands it on, for a warm token too', async () => {
  const { clock, manager } = await startManager();
  const works: Promise<unknown>[] = [];
  const handler = createTokenHandler(manager, { waitUntil: (work) => void works.push(work) });

  await handler(request());
  clock.advance(1_800_000);
  const response = await handler(request());
  expect(works).toHaveLength(2);
  await Promise.all(works);

  await expect(response.json()).resolves.toMatchObject({ access_token: 'token-1' });
  const next = await handler(request());
  await expect(next.json()).resolves.toMatchObject({ access_token: 'token-2' });
});

test('what is handed over never rejects', async () => {
  const { endpoint, manager } = await startManager();
  endpoint.answer = (res) => res.destroy();
  const works: Promise<unknown>[] = [];

  const asked = manager.getToken({ waitUntil: (work) => void works.push(work) });

  await expect(asked).rejects.toMatchObject({ code: 'upstream_unavailable' });
  await expect(Promise.all(works)).resolves.toHaveLength(1);
});

describe('a waitUntil that throws, taken off its context', () => {
  const unbound = (): void => {
    throw new TypeError('Illegal invocation');
  };
  const toldToBind = expect.objectContaining({
    code: 'invalid_config',
    message: expect.stringContaining('(work) => ctx.waitUntil(work)') as string,
  }) as unknown;

  test.each<[string, () => void]>([
    ['at once', unbound],
    ['later', () => Promise.reject(new TypeError('Illegal invocation'))],
  ])('(%s) costs the handler no answer, and onError hears to bind it', async (_, waitUntil) => {
    const { clock, manager } = await startManager();
    const onError = vi.fn();
    const handler = createTokenHandler(manager, { waitUntil, onError });

    const cold = await handler(request());
    clock.advance(1_800_000);
    const warm = await handler(request());

    expect([cold.status, warm.status]).toEqual([200, 200]);
    await vi.waitFor(() => {
      expect(onError.mock.calls).toEqual([[toldToBind], [toldToBind]]);
    });
    await vi.waitFor(async () => {
      await expect((await handler(request())).json()).resolves.toMatchObject({
        access_token: 'token-2',
      });
    });
  });

  test('is invalid_config of the getToken that has no token yet; what it began goes on', async () => {
    const { endpoint, manager } = await startManager();

    await expect(manager.getToken({ waitUntil: unbound })).rejects.toEqual(toldToBind);

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-1' });
    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('leaves the token in hand, which is renewed all the same', async () => {
    const { clock, manager } = await startManager();
    await manager.getToken();
    clock.advance(1_800_000);

    const served = await manager.getToken({ waitUntil: unbound });

    expect(served.accessToken).toBe('token-1');
    await vi.waitFor(async () => {
      expect((await manager.getToken()).accessToken).toBe('token-2');
    });
  });
});
