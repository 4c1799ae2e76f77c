// `pnpm bench:webhook`: a webhook verified and dispatched, beside the least that any verifier does.
// Nothing here passes or fails.
import { fileURLToPath } from 'node:url';
import { installWorkspace } from '@phoenix-checkout/test-kit/install-workspace';
import { hasRedis, startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { buildPrograms, runProgram } from './bench-programs.js';

const stripe = fileURLToPath(new URL('stripe', import.meta.url));
await installWorkspace(stripe, "Stripe's package");
const { folder, remove } = await buildPrograms('webhook');
const redis = hasRedis ? await startRedisServer() : undefined;
try {
  await runProgram(folder, 'compare-webhooks', process.argv.slice(2), {
    STRIPE_FOLDER: stripe,
    ...(redis && { REDIS_URL: redis.url }),
  });
} finally {
  await redis?.stop();
  await remove();
}
