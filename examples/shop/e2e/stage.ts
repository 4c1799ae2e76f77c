import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { freePort } from '@phoenix-checkout/test-kit/redis-server';
import Database from 'better-sqlite3';
import { startOrdersGate, type OrdersGate } from './orders-gate.js';
import { ShopProcess } from './shop-process.js';

/** A shop, its sandbox, and the way from one to the other. */
export interface Stage {
  url: string;
  phoenix: RunningSandbox;
  gate: OrdersGate;
  shop: ShopProcess;
  /** Looks into the shop's database, or changes it behind the shop's back. */
  inDatabase<Result>(act: (database: Database.Database) => Result): Result;
  stop(): Promise<void>;
}

/** @param options `reconcileSeconds`: how often the shop asks for open payments; default 1 */
export async function startStage({ reconcileSeconds = 1 } = {}): Promise<Stage> {
  const port = await freePort();
  const url = `http://localhost:${port}/`;
  const folder = await mkdtemp(join(tmpdir(), 'phoenix-shop-'));
  const file = join(folder, 'shop.db');
  const phoenix = await startSandbox({
    webhookUrl: `${url}api/phoenix/webhook`,
    transferSeconds: 0.1,
  });
  const sandboxUrl = `http://localhost:${new URL(phoenix.url).port}/`;
  const gate = await startOrdersGate(`${phoenix.url}/orders`);
  const shop = new ShopProcess({
    PORT: String(port),
    SHOP_DATABASE: file,
    SHOP_WALLET: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    SHOP_RECONCILE_SECONDS: String(reconcileSeconds),
    PHOENIX_CLIENT_ID: SANDBOX_CLIENT_ID,
    PHOENIX_CLIENT_SECRET: SANDBOX_CLIENT_SECRET,
    PHOENIX_TOKEN_URL: `${sandboxUrl}oauth/token`,
    PHOENIX_ORDERS_URL: gate.url,
    PHOENIX_CHECKOUT_URL: sandboxUrl,
  });
  const stage: Stage = {
    url,
    phoenix,
    gate,
    shop,
    inDatabase(act) {
      const database = new Database(file, { timeout: 5000 });
      try {
        return act(database);
      } finally {
        database.close();
      }
    },
    async stop() {
      await shop.end('SIGKILL');
      await gate.stop();
      await phoenix.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await shop.start();
  } catch (error) {
    await stage.stop();
    throw error;
  }
  return stage;
}
