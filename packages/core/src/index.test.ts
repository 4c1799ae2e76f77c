import { expect, test } from 'vitest';
import * as core from './index.js';

test('the entry point exports what the packages and their users rely on', () => {
  expect(Object.keys(core).sort()).toEqual([
    'ORDER_LIFESPAN_MS',
    'PHOENIX_CHECKOUT_URL',
    'PhoenixError',
    'buildCheckoutUrl',
    'encodeCheckoutMessage',
    'idleCheckout',
    'importWebhookKey',
    'isAccessToken',
    'isOrderFinal',
    'isOrderOpen',
    'isPhoenixError',
    'isSecureUrl',
    'isUsdAmount',
    'isWalletAddress',
    'listenToCheckout',
    'parseCheckoutMessage',
    'parseCheckoutUrl',
    'parseExpiresIn',
    'parseOrder',
    'parsePaymentLink',
    'parseTokenReply',
    'parseUsdAmount',
    'parseWalletAddress',
    'parseWebhook',
    'readJwtTimes',
    'reduceCheckout',
    'reduceOrder',
    'signedWebhookBytes',
    'webhookSignature',
    'webhookWireTypes',
  ]);
});
