import { ServerError } from '@phoenix-checkout/server';
import type { TokenEvent } from '@phoenix-checkout/server';
import { createTokenManager } from '@phoenix-checkout/server';
import type { TokenManagerOptions } from '@phoenix-checkout/server';

/** What a refresh came to. */
export interface RefreshResult {
  /** `adopted`: another process has just minted, and its token was left alone. */
  outcome: 'minted' | 'adopted';
  expiresInSeconds: number;
}

/** More than any token has: whatever lies in the store, a new one is wanted. */
const AS_LONG_AS_POSSIBLE = 31_536_000;

/**
 * Mints once into a store, whether or not the token there is still good; one that has more than nine
 * tenths of its lifetime left is new already.
 *
 * @throws PhoenixError `store_unavailable` if the store did not take the token, else as `getToken`
 */
export async function refreshToken(
  options: Pick<TokenManagerOptions, 'provider' | 'store' | 'encryptionKeys' | 'onEvent'>,
): Promise<RefreshResult> {
  let storeError: ServerError | undefined;
  let outcome: RefreshResult['outcome'] = 'adopted';
  const manager = createTokenManager({
    ...options,
    onEvent(event: TokenEvent) {
      if (event.type === 'token_minted') outcome = 'minted';
      // A lease that was not given back ends by itself.
      if (event.type === 'store_failed' && event.operation !== 'release') storeError = event.error;
      options.onEvent?.(event);
    },
  });
  try {
    const { expiresIn } = await manager.getToken({ minRemainingSeconds: AS_LONG_AS_POSSIBLE });
    // Writing to the store goes on behind the answer.
    await manager.stop();
    if (storeError) throw storeError;
    return { outcome, expiresInSeconds: expiresIn };
  } finally {
    await manager.stop();
  }
}
