// `pnpm shop`: a sandbox and the shop, in one terminal.
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { startSandbox } from '@phoenix-checkout/sandbox/node';
import getPort, { portNumbers } from 'get-port';
import { readSettings } from '../server/settings.js';
import { startShop } from '../server/shop.js';

const databaseFile = process.env['SHOP_DATABASE'] || 'shop.db';
const port = await getPort({ port: portNumbers(3000, 3099) });
const shopUrl = `http://localhost:${port}/`;

const phoenix = await startSandbox({
  port: await getPort({ port: portNumbers(4100, 4199) }),
  webhookUrl: `${shopUrl}api/phoenix/webhook`,
  // Beside the shop's own: both go on where they were stopped.
  dataFile: `${databaseFile}.sandbox.json`,
});
const sandboxUrl = `http://localhost:${new URL(phoenix.url).port}/`;

const shop = await startShop(
  readSettings({
    SHOP_WALLET: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    ...process.env,
    // Always the sandbox just started, whatever else the terminal has set.
    PHOENIX_CLIENT_ID: SANDBOX_CLIENT_ID,
    PHOENIX_CLIENT_SECRET: SANDBOX_CLIENT_SECRET,
    PHOENIX_TOKEN_URL: `${sandboxUrl}oauth/token`,
    PHOENIX_ORDERS_URL: `${sandboxUrl}orders`,
    PHOENIX_CHECKOUT_URL: sandboxUrl,
    BASE_RPC_URL: undefined,
    SHOP_DATABASE: databaseFile,
    PORT: String(port),
  }),
);

console.log(`
Shop      ${shop.url}
Sandbox   ${sandboxUrl}
Panel     ${sandboxUrl}panel

Buy something, and watch the payment in the panel. No account is needed, and no real money moves.
Press Ctrl-C to stop.`);

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  await Promise.allSettled([shop.stop(), phoenix.stop()]);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stop());
