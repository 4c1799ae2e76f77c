import { readFile } from 'node:fs/promises';
import { phoenixMarket } from '../../src/token/provider/phoenix-market.js';
import type { RedisClient } from '../../src/redis/redis-client.js';
import { redisStore } from '../../src/redis/redis-store.js';
import { createTokenManager, type TokenManager } from '../../src/token/manager/token-manager.js';
import type { TokenStore } from '../../src/token/store/token-store.js';
import type { Done, JoinOptions, MemberOrders, Reply, Request, Seen } from './member-orders.js';
import { nothingSeen, watchCall } from './watched-calls.js';

/*
 * A process of a fleet. Its parent gives the orders; whatever it writes, and an unhandled
 * rejection above all, is a fault that the parent finds.
 */

interface Membership {
  manager: TokenManager;
  seen: Seen;
  done: Done;
  end(): void;
}

const [, , kind, place = ''] = process.argv;
const memberships = new Map<string, Membership>();
const timers = new Set<NodeJS.Timeout>();
let clockAheadMs = 0;

const machineNow = Date.now;
Date.now = () => machineNow() + clockAheadMs;

/** The endpoint is to know who calls. */
const callByName: typeof fetch = (url, init) =>
  fetch(url, { ...init, headers: { ...init?.headers, 'X-Member': place } });

async function openClient(port: number): Promise<{ client: RedisClient; end(): void }> {
  if (kind === 'ioredis') {
    const { Redis } = await import('ioredis');
    const client = new Redis(port);
    return { client, end: () => client.disconnect() };
  }
  const { createClient } = await import('redis');
  const client = createClient({ url: `redis://127.0.0.1:${port}` });
  void client.connect().catch(() => {});
  return { client, end: () => void client.destroy() };
}

function watchWrites(store: TokenStore, writes: boolean[], stopsItself: boolean): TokenStore {
  return {
    ...store,
    async write(...args) {
      if (stopsItself) process.kill(process.pid, 'SIGSTOP');
      const written = await store.write(...args);
      writes.push(written);
      return written;
    },
  };
}

function find(name = 'only'): Membership {
  const membership = memberships.get(name);
  if (!membership) throw new Error(`There is no manager ${name}.`);
  return membership;
}

const orders: { [order in keyof MemberOrders]: (...args: never[]) => unknown } = {
  async join(options: JoinOptions) {
    const { manager: name = 'only', clientId, secretFile, tokenUrl, timeoutMs } = options;
    if (memberships.has(name)) throw new Error(`There is a manager ${name} already.`);
    const clientSecret = secretFile
      ? () => readFile(secretFile, 'utf8')
      : (options.clientSecret ?? 'a secret of the fleet');
    const { client, end } = await openClient(options.redisPort);
    const done: Done = { mints: 0, adopted: 0, storeFailures: 0, writes: [] };
    const manager = createTokenManager({
      provider: phoenixMarket({ clientId, clientSecret, tokenUrl, timeoutMs, fetch: callByName }),
      store: watchWrites(redisStore(client), done.writes, options.stopsBeforeWrite ?? false),
      encryptionKeys: options.encryptionKeys,
      onEvent({ type }) {
        if (type === 'token_minted') done.mints += 1;
        if (type === 'token_adopted') done.adopted += 1;
        if (type === 'store_failed') done.storeFailures += 1;
      },
    });
    memberships.set(name, { manager, seen: nothingSeen(), done, end });
  },
  async call(callers: number, name?: string) {
    const seen = nothingSeen();
    const { manager } = find(name);
    await Promise.all(Array.from({ length: callers }, () => watchCall(manager, seen)));
    return seen;
  },
  startTraffic(everyMs: number, name?: string) {
    const membership = find(name);
    membership.manager.start();
    let lastAt = performance.now();
    const call = () => {
      const stallMs = performance.now() - lastAt - everyMs;
      lastAt += stallMs + everyMs;
      membership.seen.longestStallMs = Math.max(membership.seen.longestStallMs, stallMs);
      void watchCall(membership.manager, membership.seen);
    };
    timers.add(setInterval(call, everyMs));
  },
  seen(name?: string) {
    const membership = find(name);
    const { seen } = membership;
    membership.seen = nothingSeen();
    return seen;
  },
  done: (name?: string) => find(name).done,
  status: (name?: string) => find(name).manager.status(),
  invalidate: (name?: string) => find(name).manager.invalidate(),
  setClock(byMs: number) {
    clockAheadMs += byMs;
  },
  async leave() {
    for (const timer of timers) clearInterval(timer);
    await Promise.all([...memberships.values()].map(({ manager }) => manager.stop()));
    for (const { end } of memberships.values()) end();
    setImmediate(() => process.disconnect());
  },
};

process.on('unhandledRejection', (error) => {
  console.error('An unhandled rejection:', error);
  process.exitCode = 1;
});

process.on('message', ({ id, order, args }: Request) => {
  const run = orders[order] as (...args: unknown[]) => unknown;
  const reply = (rest: Omit<Reply, 'id'>) => process.send?.({ id, ...rest });
  void (async () => run(...args))().then(
    (value) => reply({ value }),
    (error: unknown) => reply({ error: String(error) }),
  );
});
