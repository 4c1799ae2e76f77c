import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFleet, type Fleet } from '../test-support/fleet/start-fleet.js';
import type { Member } from '../test-support/fleet/start-member.js';
import { addUp } from '../test-support/fleet/watched-calls.js';
import { hasRedis } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';

describe.skipIf(!hasRedis)('a process that holds the lease', () => {
  let fleet: Fleet;
  let killed: Member;
  let stopped: Member;
  let heirs: Member[];
  beforeAll(async () => {
    fleet = await startFleet(5);
    [killed, stopped, ...heirs] = fleet.members as [Member, Member, ...Member[]];
  });
  afterAll(() => fleet?.stop());

  const callHeirs = async (manager: string) =>
    addUp(await Promise.all(heirs.map((heir) => heir.do('call', 50, manager))));

  test.concurrent(
    'and is killed in mid-mint has an heir within 15 s',
    { timeout: 30_000 },
    async () => {
      const clientId = 'killed';
      await fleet.join({ clientId, manager: clientId });
      const upstreamCalls = () => fleet.upstream.callsOf(clientId).length;
      fleet.upstream.hangs.add(clientId);
      killed.do('call', 50, clientId).catch(() => {});
      await until('the holder is in mid-mint', () => upstreamCalls() === 1);
      fleet.upstream.hangs.delete(clientId);
      const waiting = callHeirs(clientId);

      killed.signal('SIGKILL');
      const seen = await waiting;

      expect(seen).toMatchObject({ served: 150, expired: 0, errors: {} });
      expect(seen.tokens).toHaveLength(1);
      expect(seen.longestWaitMs).toBeLessThan(15_000);
      expect(upstreamCalls()).toBe(2);
    },
  );

  test.concurrent(
    'and is stopped past its end may not write any more',
    { timeout: 30_000 },
    async () => {
      const clientId = 'stopped';
      const timeoutMs = 3000;
      const options = { clientId, manager: clientId, timeoutMs };
      await fleet.join(options, heirs);
      await fleet.join({ ...options, stopsBeforeWrite: true }, [stopped]);
      const holding = stopped.do('call', 50, clientId);
      await until('it has its token', () => fleet.upstream.callsOf(clientId).length === 1);

      const heirsSaw = await callHeirs(clientId);
      stopped.signal('SIGCONT');
      const holderSaw = await holding;
      await until('it has tried to write', async () => {
        const { writes } = await stopped.do('done', clientId);
        return writes.length > 0;
      });

      expect(heirsSaw).toMatchObject({ served: 150, expired: 0, errors: {} });
      expect(heirsSaw.longestWaitMs).toBeLessThan(9000);
      expect(holderSaw).toMatchObject({ served: 50, expired: 0, errors: {} });
      expect(await stopped.do('done', clientId)).toMatchObject({ writes: [false] });
      await fleet.join({ ...options, manager: 'later' }, heirs);
      const laterSaw = await callHeirs('later');
      expect(laterSaw.tokens).toEqual(heirsSaw.tokens);
      expect(laterSaw.tokens).not.toEqual(holderSaw.tokens);
      expect(fleet.upstream.callsOf(clientId)).toHaveLength(2);
    },
  );

  test('leaves others that say nothing, and end by themselves', async () => {
    fleet.members.splice(fleet.members.indexOf(killed), 1);

    const ends = await fleet.leave();

    expect(ends).toEqual(Array.from({ length: 4 }, () => ({ code: 0, output: '' })));
  });
});
