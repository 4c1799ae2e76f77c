import { describe, expect, test } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { startManager } from '../../../../test-support/start-manager.js';
import { grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';

describe('invalidate', () => {
  test('makes the next caller get another token', async () => {
    const { manager } = await startManager();
    await manager.getToken();

    await manager.invalidate();

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
  });

  test('with the current token does the same', async () => {
    const { manager } = await startManager();
    const { accessToken } = await manager.getToken();

    await manager.invalidate(accessToken);

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
  });

  test('with a token of the past does nothing', async () => {
    const { endpoint, events, manager } = await startManager();
    await manager.getToken();
    await manager.invalidate('token-1');
    await manager.getToken();

    await Promise.all([1, 2, 3].map(() => manager.invalidate('token-1')));

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
    expect(endpoint.arrivals).toHaveLength(2);
    expect(events.filter((event) => event.type === 'token_invalidated')).toHaveLength(1);
  });

  test('takes the token out of use even where there is no other', async () => {
    const { endpoint, manager } = await startManager();
    await manager.getToken();
    endpoint.answer = refuse(500);

    await manager.invalidate();

    await expect(failure(manager.getToken())).resolves.toMatchObject({
      code: 'upstream_unavailable',
    });
    expect(manager.status().status).toBe('rejected');
  });

  test('of a token that the endpoint hands out again leads to that token', async () => {
    const { endpoint, manager } = await startManager({ answer: grant({ access_token: 'same' }) });
    await manager.getToken();

    await manager.invalidate();

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'same' });
    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'same' });
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('of a manager that never had a token does no harm', async () => {
    const { manager } = await startManager();

    await manager.invalidate();
    await manager.invalidate('whatever');

    await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-1' });
  });
});
