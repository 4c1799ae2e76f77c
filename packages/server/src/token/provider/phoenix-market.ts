import { checkObject } from '../../options/index.js';
import {
  createClientCredentialsProvider,
  type ClientCredentialsOptions,
} from './client-credentials.js';
import type { TokenProvider } from './token-provider.js';

/** Phoenix Market's token endpoint in production. */
export const PHOENIX_MARKET_TOKEN_URL = 'https://api.phoenix.market/oauth/token';

/** The options of {@link phoenixMarket}. */
export type PhoenixMarketOptions = ClientCredentialsOptions;

/**
 * Phoenix Market: the tokens that a checkout is opened with. Speaks the JSON dialect.
 *
 * Its tokens are renewed 1800 s before they end (never more than half of the lifetime), so that
 * whoever opens a checkout gets a token that outlives a 25-minute order.
 *
 * @throws PhoenixError `invalid_config` for a wrong option
 * @see https://docs.phoenix.market and "Phoenix Market: access token" in the protocol notes
 * @example
 * const provider = phoenixMarket({ clientId: '2SERtJ2D...', clientSecret: readSecret });
 */
export function phoenixMarket(options: PhoenixMarketOptions): TokenProvider {
  checkObject('The options', options);
  return createClientCredentialsProvider(options, {
    name: 'phoenix-market',
    tokenUrl: PHOENIX_MARKET_TOKEN_URL,
    refreshBufferSeconds: 1800,
    contentType: 'application/json',
    scopes: { given: [], parse: () => [] },
    writeBody: (parameters) => JSON.stringify(parameters),
  });
}
