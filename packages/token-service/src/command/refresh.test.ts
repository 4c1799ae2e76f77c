import { SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { hasRedis, startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { startProcess } from '../../test-support/service-process.js';
import { setServiceStage, without } from '../../test-support/service-stage.js';

// A process takes seconds to start where others keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

async function setRedisStage() {
  const [stage, redis] = await Promise.all([setServiceStage(), startRedisServer()]);
  onTestFinished(() => redis.stop());
  return { ...stage, redis, env: { ...stage.env, PHOENIX_REDIS_URL: redis.url } };
}

async function refresh(env: Record<string, string>) {
  const run = startProcess(env, ['refresh']);
  const { code } = await run.ended;
  return { code, said: run.said, lines: run.lines() };
}

describe.skipIf(!hasRedis)('refresh', () => {
  it('mints into Redis, and a service takes that token', async () => {
    const { env, phoenix } = await setRedisStage();

    const { code, lines, said } = await refresh(env);
    const service = startProcess(env);
    const { status, body } = await ask(`${await service.url()}/token`);

    expect([code, status]).toEqual([0, 200]);
    expect(lines.at(-1)).toMatchObject({ event: 'refreshed', outcome: 'minted' });
    expect(phoenix.sandbox.tokenRequests).toBe(1);
    expectNoSecrets(said, [SANDBOX_CLIENT_SECRET, JSON.parse(body).access_token]);
  });

  it('mints also where the token is still good', async () => {
    const { env, phoenix } = await setRedisStage();
    phoenix.sandbox.setFaults({ token: { lifetimeSeconds: 3, times: 1 } });
    // By the time that the second process is up, a tenth of the token's life has gone.
    await refresh(env);

    const { code, lines } = await refresh(env);

    expect([code, lines.at(-1)?.outcome]).toEqual([0, 'minted']);
    expect(phoenix.sandbox.tokenRequests).toBe(2);
  });

  it('two at once mint once', async () => {
    const { env, phoenix } = await setRedisStage();

    const both = await Promise.all([refresh(env), refresh(env)]);

    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ lines }) => lines.at(-1)?.outcome).sort()).toEqual(['adopted', 'minted']);
    expect(phoenix.sandbox.tokenRequests).toBe(1);
  });

  it.each([
    [{ secretRevoked: true }, 77, 'invalid_client'],
    [{ reply: 503 }, 75, 'upstream_unavailable'],
    [{ reply: 429 }, 75, 'upstream_rate_limited'],
    [{ reply: 'reset' }, 75, 'upstream_unavailable'],
    [{ reply: 'html' }, 76, 'upstream_invalid_response'],
  ] as const)('with Phoenix at %j ends with %i', async (fault, expected, errorCode) => {
    const { env, phoenix } = await setRedisStage();
    phoenix.sandbox.setFaults({ token: fault });

    const { code, lines } = await refresh(env);

    expect(code).toBe(expected);
    expect(lines.at(-1)).toMatchObject({ event: 'refresh_failed', code: errorCode });
  });

  it('that failed leaves the way free for the next one', async () => {
    const { env, phoenix } = await setRedisStage();
    phoenix.sandbox.setFaults({ token: { reply: 503, times: 1 } });
    await refresh(env);

    const { code, lines } = await refresh(env);

    expect(code).toBe(0);
    // A lease that nobody gave back holds it up for twelve seconds, less what its start took.
    const [connectedAt = NaN, refreshedAt = NaN] = lines.map(({ time }) => Date.parse(time));
    expect(refreshedAt - connectedAt).toBeLessThan(3000);
  });

  it('with a Redis that is down ends with 69', async () => {
    const { env, redis } = await setRedisStage();
    await redis.kill();

    const { code, lines } = await refresh(env);

    expect(code).toBe(69);
    expect(lines.at(-1)).toMatchObject({ event: 'refresh_failed', code: 'store_unavailable' });
  });
});

test('refresh without Redis ends with 78', async () => {
  const { env } = await setServiceStage();

  const { code, said } = await refresh(env);

  expect(code).toBe(78);
  expect(said.error).toMatch(/PHOENIX_REDIS_URL .* is missing/);
});

test('refresh without a secret ends with 78', async () => {
  const { env } = await setServiceStage();
  const redisEnv = { ...env, PHOENIX_REDIS_URL: 'redis://127.0.0.1:1' };

  const { code, said } = await refresh(without(redisEnv, 'PHOENIX_CLIENT_SECRET'));

  expect(code).toBe(78);
  expect(said.error).toMatch(/PHOENIX_CLIENT_SECRET is missing/);
});
