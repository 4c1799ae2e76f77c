import * as original from '../../src/token/manager/token-manager.js';
import type { TokenManagerOptions } from '../../src/token/manager/token-manager-options.js';
import { learn, recordText, recordValue } from '@phoenix-checkout/test-kit/canary/ledger';
import { writeOut } from '@phoenix-checkout/test-kit/expect-no-secrets';

export type { GetTokenOptions, TokenManager } from '../../src/token/manager/token-manager.js';

export function createTokenManager(options: TokenManagerOptions): original.TokenManager {
  const manager = original.createTokenManager(options);
  for (const key of options.encryptionKeys ?? []) learn('encryption key', key);
  recordValue('manager', manager);
  recordText('status', () => writeOut(manager.status()));
  return manager;
}
