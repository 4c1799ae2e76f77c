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
    'isAccessToken',
    'isOrderOpen',
    'isPhoenixError',
    'isSecureUrl',
    'isUsdAmount',
    'isWalletAddress',
    'listenToCheckout',
    'parseCheckoutMessage',
    'parseCheckoutUrl',
    'parseExpiresIn',
    'parseTokenReply',
    'parseUsdAmount',
    'parseWalletAddress',
    'readJwtTimes',
    'reduceCheckout',
  ]);
});
