import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { startSandbox } from '@phoenix-checkout/sandbox/node';
import { freePort } from '@phoenix-checkout/test-kit/redis-server';

/**
 * A sandbox on a free port, which tells an example on another free port of its orders. Its random cents are
 * always 7, so that what an order page shows is known.
 */
export async function startPhoenix() {
  const port = await freePort();
  const webhookUrl = `http://localhost:${port}/api/phoenix/webhook`;
  const { url, tokenUrl, checkoutUrl, sandbox, stop } = await startSandbox({
    webhookUrl,
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
      PHOENIX_TOKEN_URL: tokenUrl,
      PHOENIX_ORDERS_URL: new URL('orders', url).href,
      PHOENIX_CHECKOUT_URL: checkoutUrl,
      VITE_PHOENIX_CHECKOUT_URL: checkoutUrl,
    },
  };
}
