/** Phoenix Market's client id that a sandbox takes by default. Published, worth nothing elsewhere. */
export const SANDBOX_CLIENT_ID = 'sandbox-client';
/** Phoenix Market's client secret that a sandbox takes by default. */
export const SANDBOX_CLIENT_SECRET = 'sandbox-secret-worth-nothing';
/** Phoenix Wallet's client id that a sandbox takes by default. */
export const SANDBOX_WALLET_CLIENT_ID = 'sandbox-wallet-client';
/** Phoenix Wallet's client secret that a sandbox takes by default. */
export const SANDBOX_WALLET_CLIENT_SECRET = 'sandbox-wallet-secret-worth-nothing';

/** Every scope of Phoenix Wallet's guide; a sandbox's wallet client may ask for all of them by default. */
export const WALLET_SCOPES = [
  'wallets:read',
  'wallets:write',
  'policies:read',
  'policies:write',
  'ledger:read',
  'events:subscribe',
] as const;

/** A payment of this many US dollars always fails in the sandbox. */
export const SANDBOX_FAILING_AMOUNT = '13.13';
