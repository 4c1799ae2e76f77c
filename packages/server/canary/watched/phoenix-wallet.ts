import * as original from '../../src/token/provider/phoenix-wallet.js';
import { watchProvider } from '../watch-provider.js';

export {
  PHOENIX_WALLET_TOKEN_URL,
  type PhoenixWalletOptions,
  type WalletScope,
} from '../../src/token/provider/phoenix-wallet.js';

export const phoenixWallet = watchProvider(original.phoenixWallet);
