import { parseWalletAddress } from '@phoenix-checkout/core';

/** What the environment tells the shop. */
export interface Settings {
  port: number;
  /** Where the SQLite file is. */
  databaseFile: string;
  /** Your wallet on Base: all payments go there. */
  wallet: string;
  clientId: string;
  clientSecret: string;
  /** These three lead to a sandbox; without them it is the real Phoenix. */
  tokenUrl?: string | undefined;
  ordersUrl?: string | undefined;
  checkoutUrl?: string | undefined;
  /** A JSON-RPC node of Base. It proves that a payment reached your wallet. */
  baseRpcUrl?: string | undefined;
  /** How often Phoenix is asked for open payments. */
  reconcileMs: number;
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}

/** @throws Error that names the variable which is missing or wrong */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    port: Number(env['PORT'] ?? 3000),
    databaseFile: env['SHOP_DATABASE'] ?? 'shop.db',
    wallet: parseWalletAddress(required(env, 'SHOP_WALLET')),
    clientId: required(env, 'PHOENIX_CLIENT_ID'),
    clientSecret: required(env, 'PHOENIX_CLIENT_SECRET'),
    tokenUrl: env['PHOENIX_TOKEN_URL'],
    ordersUrl: env['PHOENIX_ORDERS_URL'],
    checkoutUrl: env['PHOENIX_CHECKOUT_URL'],
    baseRpcUrl: env['BASE_RPC_URL'],
    reconcileMs: Number(env['SHOP_RECONCILE_SECONDS'] ?? 60) * 1000,
  };
}
