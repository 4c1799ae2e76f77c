import { setTimeout as sleep } from 'node:timers/promises';
import { SHORTEST_PERIOD_MS, type SoakWorld } from './soak-world.js';

/** Something that goes wrong for a while. */
export interface Fault {
  name: string;
  /** Settles when it is over. */
  strike(world: SoakWorld): Promise<void>;
  /** How many mints beside one a renewal period the promise allows for it, in a fleet of `members`. */
  extraMints(durationMs: number, members: number): number;
  /** True: callers without a token may get an error. */
  mayFail?: boolean;
}

/** What a client may take to connect again. */
const RECONNECT_MS = 3000;

const once = () => 1;
const none = () => 0;
/** Each process for itself. */
const all = (durationMs: number, members: number) =>
  members * (Math.floor((durationMs + RECONNECT_MS) / SHORTEST_PERIOD_MS) + 1);

function between({ random }: SoakWorld, least: number, most: number): number {
  return least + random() * (most - least);
}

/** The place of the process that calls the token endpoint next. */
function nextHolder({ fleet: { upstream } }: SoakWorld): Promise<number> {
  return new Promise((resolve) => {
    upstream.onCall = (place) => {
      upstream.onCall = () => {};
      resolve(place);
    };
  });
}

function anyPlace({ random, fleet }: SoakWorld): number {
  return Math.floor(random() * fleet.members.length);
}

export const faults: readonly Fault[] = [
  {
    name: 'holder killed in mid-mint',
    extraMints: once,
    async strike(world) {
      const place = await nextHolder(world);
      world.fleet.members[place]?.signal('SIGKILL');
      await sleep(between(world, 0, 1000));
      await world.replace(place);
    },
  },
  {
    name: 'holder stopped past its lease, and continued',
    extraMints: once,
    async strike(world) {
      const holder = world.fleet.members[await nextHolder(world)];
      if (!holder) return;
      world.stopped.add(holder);
      holder.signal('SIGSTOP');
      await sleep(between(world, 3500, 5000));
      holder.signal('SIGCONT');
    },
  },
  {
    name: 'Redis killed, and restarted empty',
    extraMints: all,
    async strike(world) {
      await world.fleet.redis.kill();
      await sleep(between(world, 0, 4000));
      await world.fleet.redis.restart();
    },
  },
  {
    name: 'Redis restarted empty at once',
    extraMints: all,
    strike: ({ fleet }) => fleet.redis.restart(),
  },
  {
    name: 'Redis down while a process starts',
    extraMints: all,
    async strike(world) {
      const place = anyPlace(world);
      await world.fleet.redis.kill();
      await world.fleet.members[place]?.end();
      await world.replace(place);
      await sleep(between(world, 0, 2000));
      await world.fleet.redis.restart();
    },
  },
  {
    name: 'Redis stopped, and continued',
    extraMints: all,
    async strike(world) {
      world.fleet.redis.pause();
      await sleep(between(world, 500, 4000));
      world.fleet.redis.resume();
    },
  },
  {
    name: 'Redis 100 to 300 ms away',
    extraMints: none,
    async strike(world) {
      world.proxy.delayMs = between(world, 50, 150);
      await sleep(between(world, 2000, 4000));
      world.proxy.delayMs = 0;
    },
  },
  {
    name: 'Redis 1 to 3 s away',
    extraMints: all,
    async strike(world) {
      world.proxy.delayMs = between(world, 500, 1500);
      await sleep(between(world, 2000, 4000));
      world.proxy.delayMs = 0;
    },
  },
  {
    name: 'endpoint down for longer than the buffer',
    extraMints: none,
    mayFail: true,
    async strike(world) {
      world.fleet.upstream.isDown = true;
      await sleep(between(world, 2000, 5000));
      world.fleet.upstream.isDown = false;
    },
  },
  {
    name: 'clock set forward',
    extraMints: once,
    async strike(world) {
      const member = world.fleet.members[anyPlace(world)];
      await member?.do('setClock', between(world, 1000, 3_600_000));
    },
  },
  {
    name: 'clock set back',
    extraMints: none,
    async strike(world) {
      const member = world.fleet.members[anyPlace(world)];
      await member?.do('setClock', -between(world, 1000, 3_600_000));
    },
  },
];
