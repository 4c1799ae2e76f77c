import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFleet, type Fleet } from '../test-support/fleet/start-fleet.js';
import { hasRedis } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';

const MEMBERS = 4;
const clientId = 'partner';

describe.skipIf(!hasRedis)('a fleet whose endpoint is down for longer than the buffer', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet(MEMBERS);
    fleet.upstream.lifetimeSeconds = 4;
    await fleet.join({ clientId });
    await fleet.all('call', 1);
    await fleet.all('startTraffic', 20);
  });
  afterAll(() => fleet?.stop());

  const states = async () => (await fleet.all('status')).map(({ status }) => status);
  const granted = () => fleet.upstream.granted();

  test('serves the token until it ends, then fails at once', async () => {
    await fleet.seen();
    fleet.upstream.isDown = true;
    const callsBefore = fleet.upstream.callsOf(clientId).length;

    await until('no token is good', async () => (await states()).every((is) => is === 'expired'));
    const warm = await fleet.seen();
    const outage = await fleet.all('call', 1);
    await until('callers have met the outage', async () =>
      (await fleet.all('status')).every(({ failures }) => failures > 2),
    );
    const cold = await fleet.seen();

    expect(warm).toMatchObject({ expired: 0, warmWaits: 0 });
    expect(outage.map(({ errors }) => errors)).toEqual(
      Array.from({ length: MEMBERS }, () => ({ upstream_unavailable: 1 })),
    );
    expect(cold).toMatchObject({ served: 0, expired: 0 });
    // A busy machine may not have had a call in this while; those made one by one are above.
    expect(Object.keys({ ...cold.errors, upstream_unavailable: 0 })).toHaveLength(1);
    expect(cold.longestWaitMs).toBeLessThan(2000);
    const callsEach = (fleet.upstream.callsOf(clientId).length - callsBefore) / MEMBERS;
    expect(callsEach).toBeLessThan(15);
  });

  test('mints once for all when the endpoint is back', async () => {
    const before = granted();
    fleet.upstream.lifetimeSeconds = 600;
    fleet.upstream.isDown = false;

    await until('all have a token', async () => (await states()).every((is) => is === 'valid'));

    expect(granted() - before).toBe(1);
    await fleet.seen();
    const seen = await fleet.all('call', 50);
    expect(new Set(seen.flatMap(({ tokens }) => tokens)).size).toBe(1);
  });

  test('says nothing, and ends by itself', async () => {
    const ends = await fleet.leave();

    expect(ends).toEqual(Array.from({ length: MEMBERS }, () => ({ code: 0, output: '' })));
  });
});
