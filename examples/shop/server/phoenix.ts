import { createTokenManager, phoenixMarket, type TokenManager } from '@phoenix-checkout/server';
import { createOrderClient, type OrderClient } from '@phoenix-checkout/server/orders';
import type { Settings } from './settings.js';
import { proveOnBase, trustSandbox, type TransferProof } from './transfer-proof.js';

/** All that the shop asks of Phoenix. */
export interface Phoenix {
  tokens: TokenManager;
  orders: OrderClient;
  proveTransfer: TransferProof;
}

function chooseProof({ baseRpcUrl, wallet, tokenUrl }: Settings): TransferProof {
  if (baseRpcUrl) return proveOnBase(baseRpcUrl, wallet);
  if (tokenUrl && new URL(tokenUrl).hostname === 'localhost') return trustSandbox;
  throw new Error('BASE_RPC_URL is missing: without a node of Base nothing proves a payment.');
}

/** @throws Error if nothing could prove that a payment reached the wallet */
export function connectPhoenix(settings: Settings): Phoenix {
  const { clientId, clientSecret, tokenUrl, ordersUrl } = settings;
  return {
    tokens: createTokenManager({ provider: phoenixMarket({ clientId, clientSecret, tokenUrl }) }),
    orders: createOrderClient({ ordersUrl }),
    proveTransfer: chooseProof(settings),
  };
}
