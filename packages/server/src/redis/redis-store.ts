import { invalidConfig, ServerError } from '../error/index.js';
import { checkObject } from '../options/index.js';
import type { ReadAnswer, StoredRecord, TokenStore } from '../token/store/index.js';
import type { RedisClient } from './redis-client.js';
import {
  acquireScript,
  LEASED_UNKNOWN,
  readScript,
  releaseScript,
  writeScript,
} from './redis-scripts.js';
import { scriptRunnerOf } from './script-runner.js';

/** The options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** What the keys start with. Default `phoenix-checkout:`. */
  keyPrefix?: string | undefined;
}

function unreadable(): ServerError {
  return new ServerError(
    'store_unavailable',
    'Redis answered with something that a token store cannot read.',
  );
}

/** Strings, or the buffers that a client may be set to answer with. */
function toTexts(reply: unknown): string[] {
  if (!Array.isArray(reply)) throw unreadable();
  return reply.map(String);
}

function toRecord([base64, left, now]: string[]): StoredRecord | undefined {
  if (!base64) return undefined;
  return {
    bytes: Buffer.from(base64, 'base64'),
    remainingMs: Number(left),
    nowMs: Number(now),
  };
}

function toAnswer(reply: string[]): ReadAnswer {
  const record = toRecord(reply);
  const [, , , leasedFor] = reply;
  const leasedForMs = leasedFor === LEASED_UNKNOWN ? Infinity : Number(leasedFor);
  return leasedForMs > 0 ? { record, leasedForMs } : { record };
}

/**
 * A store in Redis: all processes and machines that share it mint one token for all.
 *
 * What lies there is encrypted by the manager. Each client has one key; all that happens to it are
 * scripts, which run on masters only. Works with Redis 5 or later and its successors, as a single
 * server, Cluster or Sentinel.
 *
 * The store opens and closes nothing: connect the client before, and close it after `manager.stop()`.
 * It adds a listener for the client's `error`, so that a lost connection does not end the process;
 * add your own to hear of it.
 *
 * @throws PhoenixError `invalid_config` for something that is no such client
 * @example
 * const client = createClient({ url: process.env.REDIS_URL });
 * void client.connect().catch(() => {});
 * const manager = createTokenManager({ provider, store: redisStore(client) });
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): TokenStore {
  checkObject('The options', options);
  const { keyPrefix = 'phoenix-checkout:' } = options;
  if (typeof keyPrefix !== 'string') throw invalidConfig('keyPrefix must be a string.');
  const runner = scriptRunnerOf(client);
  const run = (script: string, key: string, ...args: string[]) =>
    runner.run(script, `${keyPrefix}{${key}}`, args);

  return Object.freeze<TokenStore>({
    answeredAt: () => runner.answeredAt,
    async read(key) {
      return toAnswer(toTexts(await run(readScript, key)));
    },
    async acquire(key, leaseMs, { onlyWithoutRecord = false } = {}) {
      const args = [`${Math.ceil(leaseMs)}`, crypto.randomUUID(), onlyWithoutRecord ? '1' : '0'];
      const reply = toTexts(await run(acquireScript, key, ...args));
      const [, , now, , holder, fence] = reply;
      const answer = toAnswer(reply);
      if (!holder) return answer;
      return { ...answer, lease: { holder, fence: Number(fence), grantedAtMs: Number(now) } };
    },
    async write(key, { holder, fence }, bytes, validForMs) {
      const base64 = Buffer.from(bytes).toString('base64');
      const args = [holder, `${fence}`, base64, `${Math.floor(validForMs)}`];
      return Number(await run(writeScript, key, ...args)) === 1;
    },
    async release(key, { holder }) {
      await run(releaseScript, key, holder);
    },
  });
}
