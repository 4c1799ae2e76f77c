import * as original from '../../src/token-manager.js';
import type { TokenManagerOptions } from '../../src/token-manager-options.js';
import { learn, recordText, recordValue } from '../ledger.js';
import { writeOut } from '../../src/test-support/expect-no-secrets.js';

export type { GetTokenOptions, TokenManager } from '../../src/token-manager.js';

export function createTokenManager(options: TokenManagerOptions): original.TokenManager {
  const manager = original.createTokenManager(options);
  for (const key of options.encryptionKeys ?? []) learn('encryption key', key);
  recordValue('manager', manager);
  recordText('status', () => writeOut(manager.status()));
  return manager;
}
