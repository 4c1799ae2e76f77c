import * as original from '../../src/token/provider/phoenix-market.js';
import { watchProvider } from '../watch-provider.js';

export {
  PHOENIX_MARKET_TOKEN_URL,
  type PhoenixMarketOptions,
} from '../../src/token/provider/phoenix-market.js';

export const phoenixMarket = watchProvider(original.phoenixMarket);
