import { startRedisServer, type RedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { startFleetUpstream, type FleetUpstream } from './fleet-upstream.js';
import type { JoinOptions, MemberOrders, Seen } from './member-orders.js';
import { startMember, type Member } from './start-member.js';
import { addUp } from './watched-calls.js';

/** Processes that share one Redis and one token endpoint. */
export interface Fleet {
  members: Member[];
  redis: RedisServer;
  upstream: FleetUpstream;
  /** Starts a process in the place of one that was killed. */
  start(place: number): Member;
  /** The same order to all. */
  all<T extends keyof MemberOrders>(
    order: T,
    ...args: Parameters<MemberOrders[T]>
  ): Promise<Awaited<ReturnType<MemberOrders[T]>>[]>;
  /** All, or some, get a manager of one client. */
  join(
    options: Partial<JoinOptions> & Pick<JoinOptions, 'clientId'>,
    some?: Member[],
  ): Promise<unknown>;
  /** What all callers saw since last time, as one. */
  seen(manager?: string): Promise<Seen>;
  /** Lets all go: what they wrote, and the codes that they ended with. */
  leave(): Promise<{ code: number | null; output: string }[]>;
  stop(): Promise<void>;
}

/** Half of them use node-redis, half ioredis. */
export async function startFleet(size: number): Promise<Fleet> {
  const [redis, upstream] = await Promise.all([startRedisServer(), startFleetUpstream()]);
  const members: Member[] = [];
  const fleet: Fleet = {
    members,
    redis,
    upstream,
    start(place) {
      const member = startMember(place % 2 === 0 ? 'node-redis' : 'ioredis', place);
      members[place] = member;
      return member;
    },
    all: (order, ...args) => Promise.all(members.map((member) => member.do(order, ...args))),
    join(options, some = members) {
      const complete = { tokenUrl: upstream.url, redisPort: redis.port, ...options };
      return Promise.all(some.map((member) => member.do('join', complete)));
    },
    seen: async (manager) => addUp(await fleet.all('seen', manager)),
    leave: () => Promise.all(members.map((member) => member.leave())),
    async stop() {
      await Promise.all(members.map((member) => member.end()));
      await Promise.all([redis.stop(), upstream.stop()]);
    },
  };
  for (let place = 0; place < size; place += 1) fleet.start(place);
  return fleet;
}
