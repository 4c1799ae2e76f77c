import type { TokenProvider } from '../src/token/provider/token-provider.js';
import { learn, recordValue } from '@phoenix-checkout/test-kit/canary/ledger';

/** Learns the secret that a provider is given, and records what it is. */
export function watchProvider<Options extends { clientSecret: unknown }>(
  create: (options: Options) => TokenProvider,
): (options: Options) => TokenProvider {
  return (options) => {
    learn('secret', options?.clientSecret);
    const provider = create(options);
    recordValue('provider', provider);
    return provider;
  };
}
