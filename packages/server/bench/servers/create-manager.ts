import { createTokenManager, phoenixMarket } from '@phoenix-checkout/server';
import { tokenUrl } from './serve.js';

export const clientId = 'sandbox-client';
export const clientSecret = 'sandbox-secret-worth-nothing';

export const createManager = () =>
  createTokenManager({ provider: phoenixMarket({ clientId, clientSecret, tokenUrl }) });
