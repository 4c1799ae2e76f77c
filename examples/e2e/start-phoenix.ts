import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { startSandbox } from '@phoenix-checkout/sandbox/node';
import { freePort } from '@phoenix-checkout/test-kit/redis-server';
import { phoenixAddresses, webhookUrlOf } from './example-settings.js';

/**
 * A sandbox on a free port, which tells an example on another free port of its orders. Its random cents are
 * always 7, so that what an order page shows is known.
 */
export async function startPhoenix({ basePath = '' } = {}) {
  const port = await freePort();
  const { url, sandbox, stop } = await startSandbox({
    webhookUrl: webhookUrlOf(port, basePath),
    random: () => 0.35,
  });
  return {
    sandbox,
    stop,
    /** What the example is started with: the settings that it has for production, too. */
    env: {
      PORT: `${port}`,
      PHOENIX_CLIENT_ID: SANDBOX_CLIENT_ID,
      PHOENIX_CLIENT_SECRET: SANDBOX_CLIENT_SECRET,
      ...phoenixAddresses(url),
    },
  };
}
