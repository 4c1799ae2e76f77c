import { invalidConfig, ServerError } from '../error/index.js';
import { checkObject } from '../options/index.js';
import { LATE_COMPLETION_MS, type ClaimAnswer, type SeenStore } from '../webhook/index.js';
import type { RedisClient } from './redis-client.js';
import {
  claimScript,
  completeScript,
  releaseClaimScript,
  renewScript,
} from './redis-seen-scripts.js';
import { scriptRunnerOf } from './script-runner.js';

/** The options of {@link redisSeenStore}. */
export interface RedisSeenStoreOptions {
  /** What the keys start with. Default `phoenix-checkout:`. */
  keyPrefix?: string | undefined;
}

function toAnswer(reply: unknown, token: string): ClaimAnswer {
  // Strings, or the buffers that a client may be set to answer with.
  const [state, detail] = Array.isArray(reply) ? reply.map(String) : [];
  switch (state) {
    case 'claimed':
      return { state, token };
    case 'busy':
      return { state, retryAfterMs: Number(detail) };
    case 'done':
      return { state, ...(detail !== undefined && { externalPartnerId: detail }) };
    default:
      throw new ServerError(
        'store_unavailable',
        'Redis answered with something that a seen store cannot read.',
      );
  }
}

/**
 * Remembers handled webhooks in Redis: all processes and machines that share it handle an event once.
 *
 * Each event has one key, which expires by itself; all that happens to it are scripts, which run on
 * masters only. What lies there is the event's id and your external partner id, nothing of the order.
 * Works with what `redisStore` works with, and like it opens and closes nothing.
 *
 * Let Redis keep its keys for three days: with `maxmemory-policy noeviction`, or a size that fits.
 *
 * @throws PhoenixError `invalid_config` for something that is no such client
 * @example
 * createWebhookHandler({ clientSecret, seen: redisSeenStore(redis), onOrderFulfilled });
 */
export function redisSeenStore(
  client: RedisClient,
  options: RedisSeenStoreOptions = {},
): SeenStore {
  checkObject('The options', options);
  const { keyPrefix = 'phoenix-checkout:' } = options;
  if (typeof keyPrefix !== 'string') throw invalidConfig('keyPrefix must be a string.');
  const runner = scriptRunnerOf(client);
  const run = (script: string, id: string, ...args: (string | number)[]) =>
    runner.run(script, `${keyPrefix}webhook:{${id}}`, args.map(String));

  return Object.freeze<SeenStore>({
    async claim(id, leaseMs) {
      const token = crypto.randomUUID();
      return toAnswer(
        await run(claimScript, id, token, Math.ceil(leaseMs), LATE_COMPLETION_MS),
        token,
      );
    },
    async renew(id, token, leaseMs) {
      return (
        Number(await run(renewScript, id, token, Math.ceil(leaseMs), LATE_COMPLETION_MS)) === 1
      );
    },
    async complete(id, token, { keepMs, externalPartnerId }) {
      const partner = externalPartnerId === undefined ? [] : [externalPartnerId];
      await run(completeScript, id, token, Math.ceil(keepMs), ...partner);
    },
    async release(id, token) {
      await run(releaseClaimScript, id, token);
    },
  });
}
