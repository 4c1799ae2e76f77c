import { createTokenManager, phoenixMarket, type TokenManager } from '@phoenix-checkout/server';
import { createOrderClient } from '@phoenix-checkout/server/orders';

// One manager for the whole process: Next loads this module once for pages and once for routes.
const shared = globalThis as { phoenixTokens?: TokenManager };

// Functions are asked when a token is needed, so a build wants no secrets.
export const tokens = (shared.phoenixTokens ??= createTokenManager({
  provider: phoenixMarket({
    clientId: () => process.env.PHOENIX_CLIENT_ID,
    clientSecret: () => process.env.PHOENIX_CLIENT_SECRET,
    tokenUrl: process.env.PHOENIX_TOKEN_URL, // only for the sandbox or staging
  }),
}));

export const orders = createOrderClient({ ordersUrl: process.env.PHOENIX_ORDERS_URL });

/** Your wallet, which receives the USDC. */
export const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
