import type { Query } from '@tanstack/react-query';
import { remainingMs } from './received-token.js';
import type { TokenInput } from './source/index.js';
import type { TokenHistory } from './token-history.js';
import { asReceived, type CachedToken } from './token-query.js';

/**
 * Puts a token that came with the page into the cache, as one that cannot be copied: an
 * `initialToken`, else what was hydrated.
 *
 * @param isHydrating markup is hydrated as the server has rendered it; its token is judged after that
 */
export function adoptToken(
  query: Query<CachedToken>,
  history: TokenHistory,
  initialToken: TokenInput | undefined,
  isHydrating: boolean,
): void {
  const cached = asReceived(query.state.data);
  const given = initialToken ?? (cached ? undefined : query.state.data);
  if (given === undefined) return;
  try {
    const token = history.read(given, initialToken !== undefined);
    if (token.accessToken === cached?.accessToken) return;
    if (!isHydrating) token.applyOwnExpiry();
    if (remainingMs(token) > remainingMs(cached)) {
      query.setState({ data: token, dataUpdatedAt: Date.now(), error: null, status: 'success' });
    }
  } catch {
    // Ignore an invalid token.
  }
}
