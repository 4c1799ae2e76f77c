import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFleet, type Fleet } from '../test-support/fleet/start-fleet.js';
import type { Member } from '../test-support/fleet/start-member.js';
import { addUp } from '../test-support/fleet/watched-calls.js';
import { hasRedis } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';

const LIFETIME_SECONDS = 4;
const SHORTEST_PERIOD_MS = LIFETIME_SECONDS * 400;

describe.skipIf(!hasRedis)('a secret that is rotated with an overlap', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-checkout-secret-'));
  const secretFile = join(folder, 'secret');
  let fleet: Fleet;
  /** Two read a file, two were started with the old secret, two are started with the new one. */
  let reading: Member[];
  let old: Member[];
  let fresh: Member[];

  beforeAll(async () => {
    fleet = await startFleet(6);
    fleet.upstream.lifetimeSeconds = LIFETIME_SECONDS;
    reading = fleet.members.slice(0, 2);
    old = fleet.members.slice(2, 4);
    fresh = fleet.members.slice(4);
  });
  afterAll(async () => {
    await fleet?.stop();
    rmSync(folder, { recursive: true });
  });

  const clients = [
    { clientId: 'by default', manager: 'by default' },
    {
      clientId: 'with a key of their own',
      manager: 'with a key of their own',
      encryptionKeys: ['a key that outlives secrets'],
    },
  ];

  async function start(some: Member[], secret: { clientSecret: string } | { secretFile: string }) {
    for (const client of clients) {
      await fleet.join({ ...client, ...secret }, some);
      await Promise.all(some.map((member) => member.do('startTraffic', 20, client.manager)));
    }
  }

  async function renewed(some: Member[], times: number): Promise<void> {
    const turns = async () => {
      const asked = clients.flatMap(({ manager }) => some.map((one) => one.do('done', manager)));
      return (await Promise.all(asked)).map(({ mints, adopted }) => mints + adopted);
    };
    const before = await turns();
    await until('all have renewed', async () =>
      (await turns()).every((count, at) => count >= (before[at] ?? 0) + times),
    );
  }

  async function expectAllServed(some: Member[]): Promise<void> {
    const asked = clients.flatMap(({ manager }) => some.map((one) => one.do('seen', manager)));
    const seen = addUp(await Promise.all(asked));
    expect(seen.calls).toBeGreaterThan(100);
    expect(seen).toMatchObject({ served: seen.calls, expired: 0, warmWaits: 0, errors: {} });
  }

  const callsOf = (clientId: string) => fleet.upstream.callsOf(clientId);

  test('fails no request, whichever of the two a process has', { timeout: 40_000 }, async () => {
    const began = performance.now();
    writeFileSync(secretFile, 'old secret');
    fleet.upstream.secrets = ['old secret'];
    await start(reading, { secretFile });
    await start(old, { clientSecret: 'old secret' });
    await renewed([...reading, ...old], 1);

    fleet.upstream.secrets = ['old secret', 'new secret'];
    writeFileSync(secretFile, 'new secret');
    await start(fresh, { clientSecret: 'new secret' });
    await renewed(fleet.members, 2);
    await expectAllServed(fleet.members);

    const ends = await Promise.all(old.map((member) => member.leave()));
    fleet.upstream.secrets = ['new secret'];
    await renewed([...reading, ...fresh], 2);
    await expectAllServed([...reading, ...fresh]);

    expect(ends).toEqual(old.map(() => ({ code: 0, output: '' })));
    expect(fleet.upstream.refused()).toBe(0);
    const periods = Math.floor((performance.now() - began) / SHORTEST_PERIOD_MS) + 1;
    expect(callsOf('with a key of their own').length).toBeLessThanOrEqual(periods);
    expect(callsOf('by default').length).toBeLessThanOrEqual(3 * periods);
    expect(callsOf('by default').at(-1)?.secret).toBe('new secret');
  });
});

describe.skipIf(!hasRedis)('a secret that is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-checkout-secret-'));
  const secretFile = join(folder, 'secret');
  const clientId = 'partner';
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet(2);
    fleet.upstream.secrets = ['right'];
    writeFileSync(secretFile, 'wrong');
    await fleet.join({ clientId, secretFile });
  });
  afterAll(async () => {
    await fleet?.stop();
    rmSync(folder, { recursive: true });
  });

  const calls = () => fleet.upstream.callsOf(clientId).length;

  test('is tried once in each process, until it is another', async () => {
    for (let round = 0; round < 3; round += 1) {
      const refused = addUp(await fleet.all('call', 50));
      expect(refused).toMatchObject({ served: 0, errors: { invalid_client: 100 } });
    }
    expect(calls()).toBe(2);

    writeFileSync(secretFile, 'right');
    const served = addUp(await fleet.all('call', 50));

    expect(served).toMatchObject({ served: 100, errors: {} });
    expect(calls()).toBe(3);
  });
});
