import { createTokenManager, phoenixMarket } from '@phoenix-checkout/server';
import { createOrderClient } from '@phoenix-checkout/server/orders';

const { PHOENIX_TOKEN_URL: tokenUrl, PHOENIX_ORDERS_URL: ordersUrl } = process.env;

export const tokens = createTokenManager({
  provider: phoenixMarket({
    clientId: () => process.env.PHOENIX_CLIENT_ID,
    clientSecret: () => process.env.PHOENIX_CLIENT_SECRET,
    tokenUrl, // only for the sandbox or staging
  }),
});
tokens.start(); // renews without traffic, too

export const orders = createOrderClient({ ordersUrl });
