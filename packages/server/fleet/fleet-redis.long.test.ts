import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFleet, type Fleet } from '../test-support/fleet/start-fleet.js';
import { addUp } from '../test-support/fleet/watched-calls.js';
import { hasRedis } from '@phoenix-checkout/test-kit/redis-server';
import { startTcpProxy } from '@phoenix-checkout/test-kit/tcp-proxy';
import { until } from '@phoenix-checkout/test-kit/until';

const MEMBERS = 4;
const LIFETIME_SECONDS = 5;
/** Half of a lifetime, less a tenth of it for jitter. */
const SHORTEST_PERIOD_MS = LIFETIME_SECONDS * 400;

/** One test after the other; of one client's token there are callers every 20 ms all the while. */
describe.skipIf(!hasRedis)('a fleet', () => {
  let fleet: Fleet;
  const callsOf = (client: string) => fleet.upstream.callsOf(client).length;
  const adoptions = async () =>
    (await fleet.all('done')).reduce((sum, { adopted }) => sum + adopted, 0);

  beforeAll(async () => {
    fleet = await startFleet(MEMBERS);
    fleet.upstream.lifetimeSeconds = LIFETIME_SECONDS;
    await fleet.join({ clientId: 'warm' });
    await fleet.all('call', 1);
    await fleet.all('startTraffic', 20);
  });
  afterAll(() => fleet?.stop());

  /** How many upstream calls each renewal period had while all processes renewed `times`. */
  async function renew(times: number): Promise<number> {
    const turns = async () =>
      (await fleet.all('done')).map(({ mints, adopted }) => mints + adopted);
    const [before, callsBefore, began] = [await turns(), callsOf('warm'), performance.now()];
    await until('all have renewed', async () =>
      (await turns()).every((count, at) => count >= (before[at] ?? 0) + times),
    );
    const periods = Math.floor((performance.now() - began) / SHORTEST_PERIOD_MS) + 1;
    return (callsOf('warm') - callsBefore) / periods;
  }

  async function expectNoCallerMinded(): Promise<void> {
    const seen = await fleet.seen();
    expect(seen.calls).toBeGreaterThan(50);
    expect(seen).toMatchObject({ expired: 0, cold: 0, warmWaits: 0, errors: {} });
  }

  test('mints once per renewal period', async () => {
    await fleet.seen();

    expect(await renew(1)).toBeLessThanOrEqual(1);
    await expectNoCallerMinded();
  });

  test('whose Redis is killed mints in each process for itself', async () => {
    await fleet.redis.kill();

    expect(await renew(1)).toBeLessThanOrEqual(MEMBERS);
    await expectNoCallerMinded();
  });

  test('starts while Redis is down', async () => {
    await fleet.join({ clientId: 'early', manager: 'early' });

    const seen = addUp(await fleet.all('call', 50, 'early'));

    expect(seen).toMatchObject({ served: MEMBERS * 50, expired: 0, errors: {} });
    expect(seen.longestWaitMs).toBeLessThan(2000);
    expect(callsOf('early')).toBeLessThanOrEqual(MEMBERS);
  });

  test('mints once per renewal period when Redis is back, empty', async () => {
    const before = await adoptions();
    await fleet.redis.restart();
    await until('they have met again', async () => (await adoptions()) > before + 1);

    expect(await renew(1)).toBeLessThanOrEqual(1);
    await expectNoCallerMinded();
  });

  test('whose Redis hangs mints in each process for itself', async () => {
    fleet.redis.pause();

    expect(await renew(1)).toBeLessThanOrEqual(MEMBERS);
    await expectNoCallerMinded();
  });

  test('mints once per renewal period when Redis goes on', async () => {
    const before = await adoptions();
    fleet.redis.resume();
    await until('they have met again', async () => (await adoptions()) > before + 1);

    expect(await renew(1)).toBeLessThanOrEqual(1);
    await expectNoCallerMinded();
  });

  test.each([
    ['of 200 ms mints once', 100, 1],
    ['of 2 s mints in each process for itself', 1000, MEMBERS],
  ])('with a way to Redis %s', async (name, delayMs, mints) => {
    const proxy = await startTcpProxy(fleet.redis.port);
    await fleet.join({ clientId: name, manager: name, redisPort: proxy.port });
    await fleet.all('call', 1, name);
    proxy.delayMs = delayMs;
    await fleet.all('invalidate', name);
    const before = fleet.upstream.callsOf(name).length;

    const seen = addUp(await fleet.all('call', 50, name));

    expect(seen).toMatchObject({ served: MEMBERS * 50, expired: 0, errors: {} });
    expect(seen.longestWaitMs).toBeLessThan(2000);
    expect(fleet.upstream.callsOf(name).length - before).toBeLessThanOrEqual(mints);
    const warm = addUp(await fleet.all('call', 50, name));
    expect(warm).toMatchObject({ cold: 0, warmWaits: 0, errors: {} });
    await proxy.stop();
  });

  test('says nothing, and ends by itself', async () => {
    const ends = await fleet.leave();

    expect(ends).toEqual(Array.from({ length: MEMBERS }, () => ({ code: 0, output: '' })));
  });
});
