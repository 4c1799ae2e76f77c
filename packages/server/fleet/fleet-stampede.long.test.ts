import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFleet, type Fleet } from '../test-support/fleet/start-fleet.js';
import { addUp } from '../test-support/fleet/watched-calls.js';
import { hasRedis } from '@phoenix-checkout/test-kit/redis-server';

const ROUNDS = 20;
const CALLERS = 500;

describe.skipIf(!hasRedis)('eight processes, cold, with 500 callers each', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet(8);
  });
  afterAll(() => fleet?.stop());

  test('make one upstream call, twenty times over', { timeout: 60_000 }, async () => {
    const calls: number[] = [];

    for (let round = 0; round < ROUNDS; round += 1) {
      const clientId = `round ${round}`;
      await fleet.join({ clientId, manager: clientId });
      const seen = addUp(await fleet.all('call', CALLERS, clientId));
      expect(seen).toMatchObject({ served: 8 * CALLERS, expired: 0, errors: {} });
      expect(seen.tokens).toHaveLength(1);
      expect(seen.longestWaitMs).toBeLessThan(2000);
      calls.push(fleet.upstream.callsOf(clientId).length);
    }

    expect(calls).toEqual(Array.from({ length: ROUNDS }, () => 1));
    expect(fleet.upstream.granted()).toBe(ROUNDS);
  });

  test('say nothing, and end by themselves', async () => {
    const ends = await fleet.leave();

    expect(ends).toEqual(Array.from({ length: 8 }, () => ({ code: 0, output: '' })));
  });
});
