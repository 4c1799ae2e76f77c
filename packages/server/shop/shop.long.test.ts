import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { redisSeenStore } from '@phoenix-checkout/server/redis';
import { hasRedis, startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startBalancer } from './balancer.js';
import { CREDITS, hasSqlite, ShopDatabase } from './shop-database.js';
import { startShopProcess, type ShopProcess } from './start-shop-process.js';

const EVENTS = 100;
const COPIES = 10;
const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

async function startWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-checkout-shop-'));
  const file = join(folder, 'shop.db');
  const database = new ShopDatabase(file);
  // In a file before it is acknowledged: it is known when Redis is back. The system writes it to the disk when it likes
  // to, as only the process is killed: a slow disk would make the store slow.
  const redis = await startRedisServer('--appendonly', 'yes', '--appendfsync', 'no');
  const balancer = await startBalancer();
  // Its clock stands still: each delivery is tried once, and again when the test says so.
  const startedAt = Date.now();
  const phoenix = await startSandbox({ webhookUrl: balancer.url, now: () => startedAt });
  const shops: ShopProcess[] = [];
  const startShop = async () => {
    const shop = await startShopProcess(redis.url, file);
    shops.push(shop);
    return shop;
  };
  onTestFinished(async () => {
    await Promise.all(shops.map(({ kill }) => kill()));
    await phoenix.stop();
    await balancer.stop();
    await redis.stop();
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { database, redis, balancer, phoenix, shops, startShop };
}

/** An order of a payer's, made as the checkout's page makes it, and fulfilled: the first two events. */
async function payOrder({ url, sandbox }: RunningSandbox): Promise<void> {
  const post = async (path: string, body: object, bearer = '') => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(url + path, init)).json();
  };
  const { access_token: token } = await post('/oauth/token', {
    client_id: SANDBOX_CLIENT_ID,
    client_secret: SANDBOX_CLIENT_SECRET,
    grant_type: 'client_credentials',
  });
  const query = `?address=${wallet}&amount=100&access_token=${token}`;
  const { session_id: session } = await post('/api/sessions', { query });
  const { order } = await post('/api/orders', { method: 'bank' }, session);
  sandbox.releaseOrder(order.id);
}

const countOf = (ids: readonly string[], id: string) => ids.filter((each) => each === id).length;

/** Fires `count` events, each in ten copies, of each two the second first. */
function fire({ sandbox }: RunningSandbox, count: number, status = 'expired'): string[] {
  const set = { 'order.orderStatus': status };
  return Array.from(
    { length: count },
    () => sandbox.webhooks.trigger('order_status_updated', { set }).id,
  );
}

/** As long as one attempt takes at most, and some more. */
const ATTEMPTS_MS = 60_000;

/**
 * Waits for work of the sandbox's that ends by itself.
 *
 * @throws Error that says how far it is, where it takes too long
 */
async function finish(what: string, work: Promise<void>, { sandbox }: RunningSandbox) {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const { deliveries } = sandbox.webhooks;
      const left = deliveries.filter(({ status }) => status === 'pending');
      const underWay = left.filter(({ nextAttemptAt }) => nextAttemptAt === undefined);
      const numbers = `${deliveries.length} deliveries, ${left.length} not acknowledged, ${underWay.length} under way`;
      reject(new Error(`It never came to pass: ${what} (${numbers}).`));
    }, ATTEMPTS_MS);
  });
  await Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

const firstAttempts = (phoenix: RunningSandbox) =>
  finish('the first attempts are over', phoenix.sandbox.settled(), phoenix);

/** The claims of a process that was killed are held until their leases are over. */
async function untilNoneIsClaimed(ids: readonly string[], redisUrl: string): Promise<void> {
  const client = await createClient({ url: redisUrl }).connect();
  const store = redisSeenStore(client);
  const isHeld = async (id: string) => {
    const answer = await store.claim(id, 1000);
    if (answer.state === 'claimed') await store.release(id, answer.token);
    return answer.state === 'busy';
  };
  const isOver = async () => !(await Promise.all(ids.map(isHeld))).includes(true);
  await until('no event is claimed any more', isOver, 60_000).finally(() => client.destroy());
}

/** More attempts than an event can need: one copy is handled, and then the others hear of it. */
const MOST_ROUNDS = 5;

async function deliverTheRest(phoenix: RunningSandbox, redisUrl: string): Promise<void> {
  const { webhooks } = phoenix.sandbox;
  const pending = () => webhooks.deliveries.filter(({ status }) => status === 'pending');
  for (let round = 1; pending().length > 0 && round <= MOST_ROUNDS; round += 1) {
    await untilNoneIsClaimed([...new Set(pending().map(({ eventId }) => eventId))], redisUrl);
    const due = pending().map(({ nextAttemptAt = 0 }) => nextAttemptAt);
    const last = webhooks.deliveries.flatMap(({ attempts }) => attempts.map(({ at }) => at));
    const seconds = (Math.min(...due) - Math.max(...last)) / 1000;
    await finish(`round ${round} of attempts is over`, phoenix.sandbox.advance(seconds), phoenix);
  }
}

/** Its own, since the canary runs it too, with limits for small tests. */
const TEST_LIMIT_MS = 600_000;

describe.skipIf(!hasRedis || !hasSqlite)('two processes of a shop, one Redis, one SQLite', () => {
  test(
    '1,000 deliveries of 100 events, a process killed while it handles two, Redis gone for a while',
    async () => {
      const { database, redis, balancer, phoenix, shops, startShop } = await startWorld();
      const [first, second] = await Promise.all([startShop(), startShop()]);
      phoenix.sandbox.setFaults({ webhook: { copies: COPIES, reordered: true } });

      // Two events stop in the first process: one before its effect, one after it.
      balancer.targets = [first.url];
      await payOrder(phoenix);
      const stopped = [
        ...fire(phoenix, 1, 'stops before its effect'),
        ...fire(phoenix, 1, 'stops after its effect'),
      ];
      await until('it is in the middle of two', () => database.stops.length === 2, 60_000);

      // Killed and started again while more come in.
      balancer.targets = [first.url, second.url];
      fire(phoenix, 26);
      await until('both are at work', () => database.calls.length > 10, 60_000);
      await first.kill();
      const heir = await startShop();
      balancer.targets = [heir.url, second.url];
      await firstAttempts(phoenix);

      // Redis is stopped while events come in, and started.
      fire(phoenix, 20);
      await redis.kill();
      fire(phoenix, 20);
      const isWithoutIt = () => shops.some(({ withoutStore }) => withoutStore.length > 0);
      await until('some are handled without it', isWithoutIt, 60_000);
      await redis.restart();
      fire(phoenix, 30);
      await firstAttempts(phoenix);
      await deliverTheRest(phoenix, redis.url);

      const { events, deliveries } = phoenix.sandbox.webhooks;
      const ids = events.map(({ id }) => id);
      expect(new Set(ids).size).toBe(EVENTS);
      expect(deliveries).toHaveLength(EVENTS * COPIES);
      expect(deliveries.filter(({ status }) => status !== 'delivered')).toEqual([]);
      // None is lost: each was handled at least once.
      const { calls, applied, credits } = database;
      expect([...new Set(calls)].sort()).toEqual([...ids].sort());
      // None was handled twice but for two causes that the design names, at most once more for each time: the store
      // did not answer, when it was asked or when it was told of the end; or the process was killed meanwhile.
      const withoutStore = shops.flatMap((shop) => shop.withoutStore);
      const causes = [...withoutStore, ...balancer.brokenOff];
      const tooOften = ids.filter((id) => countOf(calls, id) > 1 + countOf(causes, id));
      expect(tooOften).toEqual([]);
      // Both causes were there.
      expect(withoutStore.length).toBeGreaterThan(0);
      expect(stopped.filter((id) => countOf(calls, id) === 1)).toEqual([]);
      // And yet each effect is there exactly once.
      expect([...applied].sort()).toEqual([...ids].sort());
      expect(credits).toBe(EVENTS * CREDITS);
    },
    TEST_LIMIT_MS,
  );
});
