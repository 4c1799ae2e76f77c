import { expect, test } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { startManager } from '../../../../test-support/start-manager.js';
import { refuse } from '@phoenix-checkout/test-kit/token-endpoint';

test('before anything it is empty', async () => {
  const { manager } = await startManager();

  expect(manager.status()).toEqual({
    status: 'empty',
    provider: 'phoenix-market',
    started: false,
    minting: false,
    mints: 0,
    failures: 0,
    retryInSeconds: 0,
  });
});

test('with a token it tells its times', async () => {
  const { clock, manager } = await startManager();
  await manager.getToken();
  const mintedAt = clock.now();

  clock.advance(60_000);

  expect(manager.status()).toEqual({
    status: 'valid',
    provider: 'phoenix-market',
    started: false,
    minting: false,
    mints: 1,
    failures: 0,
    retryInSeconds: 0,
    lastMintedAt: mintedAt,
    expiresAt: mintedAt + 3_600_000,
    expiresInSeconds: 3540,
    lifetimeSeconds: 3600,
    renewsInSeconds: 1740,
  });
});

test('after a failure it tells the last one and the pause', async () => {
  const { clock, manager } = await startManager({
    answer: refuse(503, {}, { 'Retry-After': '30' }),
  });
  await failure(manager.getToken());

  expect(manager.status()).toMatchObject({
    status: 'empty',
    failures: 1,
    retryInSeconds: 30,
    lastError: {
      code: 'upstream_unavailable',
      message: expect.stringContaining('server error (503)'),
      at: clock.now(),
    },
  });
});

test('after a refusal callers wait longer than renewals do', async () => {
  const { events, manager } = await startManager({
    answer: refuse(401, { error: 'invalid_client' }),
  });

  await failure(manager.getToken());

  expect(events).toMatchObject([{ type: 'mint_failed', renewalRetryInSeconds: 5 }]);
  expect(manager.status()).toMatchObject({ retryInSeconds: 60 });
});

test('a remembered refusal counts as a pause', async () => {
  const { clock, manager } = await startManager({
    answer: refuse(401, { error: 'invalid_client' }),
  });
  await failure(manager.getToken());

  clock.advance(20_000);

  expect(manager.status()).toMatchObject({ retryInSeconds: 40 });
});

test('a token that has ended is expired, one that was rejected is rejected', async () => {
  const { clock, manager } = await startManager();
  await manager.getToken();
  await manager.invalidate();
  expect(manager.status().status).toBe('rejected');
  await manager.getToken();

  clock.advance(3_600_000);

  expect(manager.status().status).toBe('expired');
});
