import {
  createTokenManager,
  type ServerError,
  type TokenEvent,
  type TokenManagerOptions,
} from '@phoenix-checkout/server';

/** How a refresh ended. */
export interface RefreshResult {
  /** `adopted`: another process has just minted, and its token was left alone. */
  outcome: 'minted' | 'adopted';
  expiresInSeconds: number;
}

/** More than any token has, so that a new one is requested whatever the store holds. */
const LONGER_THAN_ANY_SECONDS = 31_536_000;

/**
 * Mints a token into a store, whether or not the one there is still valid. One that has more than nine
 * tenths of its lifetime left counts as new.
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
      // A lease that was not released ends by itself.
      if (event.type === 'store_failed' && event.operation !== 'release') storeError = event.error;
      options.onEvent?.(event);
    },
  });
  try {
    const { expiresIn } = await manager.getToken({ minRemainingSeconds: LONGER_THAN_ANY_SECONDS });
    // The token is written to the store after getToken has given it.
    await manager.stop();
    if (storeError) throw storeError;
    return { outcome, expiresInSeconds: expiresIn };
  } finally {
    await manager.stop();
  }
}
