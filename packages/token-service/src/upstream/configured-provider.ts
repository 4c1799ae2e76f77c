import {
  phoenixMarket,
  phoenixWallet,
  type TokenEvent,
  type TokenProvider,
} from '@phoenix-checkout/server';
import type { SecretMask, ServiceLog } from '../log/index.js';
import type { ServiceConfig } from '../settings/index.js';
import { ClientSecret } from './client-secret.js';

/** The provider that the settings describe, and what belongs to it. */
export interface ConfiguredProvider {
  provider: TokenProvider;
  /** Explains a secret that was rejected, where the likely cause is known. */
  onEvent(event: TokenEvent): void;
  close(): Promise<void>;
}

/** undici is loaded only where it is needed: most services have neither mTLS nor a proxy. */
async function createUpstreamFetch(config: ServiceConfig) {
  const tlsFiles = {
    certFile: config.upstreamCertFile,
    keyFile: config.upstreamKeyFile,
    caFile: config.upstreamCaFile,
  };
  if (Object.values(tlsFiles).every((file) => file === undefined)) return undefined;
  const { UpstreamFetch } = await import('./upstream-fetch.js');
  return new UpstreamFetch({ tlsFiles });
}

export async function createProvider(
  config: ServiceConfig,
  log: ServiceLog,
  mask: SecretMask,
): Promise<ConfiguredProvider> {
  const { clientId = '', scopes = [], tokenUrl, timeoutMs } = config;
  const upstream = await createUpstreamFetch(config);
  const secret = new ClientSecret(config, log, mask);
  const options = {
    clientId,
    clientSecret: secret.source,
    tokenUrl,
    timeoutMs,
    fetch: upstream?.fetch,
  };
  const provider =
    config.provider === 'wallet' ? phoenixWallet({ ...options, scopes }) : phoenixMarket(options);
  return {
    provider,
    onEvent(event) {
      if (event.type === 'mint_failed' && event.error.code === 'invalid_client') {
        secret.warnIfUnlikely();
      }
    },
    close: async () => upstream?.close(),
  };
}
