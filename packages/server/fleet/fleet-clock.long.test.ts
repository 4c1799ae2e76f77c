import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFleet, type Fleet } from '../test-support/fleet/start-fleet.js';
import type { Member } from '../test-support/fleet/start-member.js';
import { hasRedis } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';

const MEMBERS = 4;
const HOUR_MS = 3_600_000;
const clientId = 'partner';

describe.skipIf(!hasRedis)('a fleet where the clock is set', () => {
  let fleet: Fleet;
  let first: Member;
  beforeAll(async () => {
    fleet = await startFleet(MEMBERS);
    [first] = fleet.members as [Member];
    await fleet.join({ clientId });
    await fleet.all('call', 1);
    await fleet.all('startTraffic', 20);
  });
  afterAll(() => fleet?.stop());

  const calls = () => fleet.upstream.callsOf(clientId).length;

  test('back, in one process, minds nobody and mints nothing', async () => {
    await fleet.seen();

    await first.do('setClock', -2 * HOUR_MS);
    await fleet.all('call', 500);

    expect(await fleet.seen()).toMatchObject({ expired: 0, cold: 0, warmWaits: 0, errors: {} });
    expect(calls()).toBe(1);
  });

  test('forward, in one process, mints once more', async () => {
    await fleet.seen();

    await first.do('setClock', 2 * HOUR_MS);
    const seen = await first.do('call', 500);

    expect(seen).toMatchObject({ served: 500, expired: 0, errors: {} });
    expect(seen.longestWaitMs).toBeLessThan(2000);
    expect(await fleet.seen()).toMatchObject({ expired: 0, warmWaits: 0, errors: {} });
    expect(calls()).toBe(2);
  });

  test('forward, in all of them, mints once more for all', async () => {
    await fleet.seen();

    await fleet.all('setClock', HOUR_MS);
    const seen = await fleet.all('call', 500);
    await until('all have a token', async () =>
      (await fleet.all('status')).every(({ status }) => status === 'valid'),
    );

    for (const each of seen) {
      expect(each).toMatchObject({ served: 500, expired: 0, errors: {} });
      expect(each.longestWaitMs).toBeLessThan(2000);
    }
    expect(await fleet.seen()).toMatchObject({ expired: 0, warmWaits: 0, errors: {} });
    expect(calls()).toBe(3);
  });

  test('says nothing, and ends by itself', async () => {
    const ends = await fleet.leave();

    expect(ends).toEqual(Array.from({ length: MEMBERS }, () => ({ code: 0, output: '' })));
  });
});
