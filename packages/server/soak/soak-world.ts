import { startFleet, type Fleet } from '../test-support/fleet/start-fleet.js';
import type { Member } from '../test-support/fleet/start-member.js';
import { startTcpProxy, type TcpProxy } from '@phoenix-checkout/test-kit/tcp-proxy';

export const LIFETIME_SECONDS = 3;
/** Half of a lifetime, less a tenth of it for jitter. */
export const SHORTEST_PERIOD_MS = LIFETIME_SECONDS * 400;
const clientId = 'partner';
const CALL_EVERY_MS = 10;

/** A fleet whose way to Redis leads through a proxy. */
export interface SoakWorld {
  fleet: Fleet;
  proxy: TcpProxy;
  /** Those that are stopped, or were since somebody asked what their callers saw. */
  stopped: Set<Member>;
  /** Puts a new process in the place of one. */
  replace(place: number): Promise<void>;
  random(): number;
}

export async function startSoakWorld(size: number, random: () => number): Promise<SoakWorld> {
  const fleet = await startFleet(size);
  const proxy = await startTcpProxy(fleet.redis.port);
  fleet.upstream.lifetimeSeconds = LIFETIME_SECONDS;

  async function begin(members: Member[]): Promise<void> {
    // A lease of 3 s, so that many faults fit into a run.
    await fleet.join({ clientId, timeoutMs: 1000, redisPort: proxy.port }, members);
    await Promise.all(members.map((member) => member.do('startTraffic', CALL_EVERY_MS)));
  }

  await begin(fleet.members);
  return {
    fleet,
    proxy,
    stopped: new Set(),
    async replace(place) {
      await begin([fleet.start(place)]);
    },
    random,
  };
}
