import { phoenixMarket, phoenixWallet, type TokenProvider } from '@phoenix-checkout/server';
import type { SecretMask } from '../log/index.js';
import { readSecretFile, type ServiceConfig } from '../settings/index.js';

/** The provider that the settings describe, and what ends with it. */
export interface ConfiguredProvider {
  provider: TokenProvider;
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

/** @param mask gets every secret that is read from the file */
export async function createProvider(
  config: ServiceConfig,
  mask: SecretMask,
): Promise<ConfiguredProvider> {
  const { clientId = '', clientSecretFile, scopes = [], tokenUrl, timeoutMs } = config;
  const upstream = await createUpstreamFetch(config);

  async function readSecret(path: string): Promise<string> {
    const secret = await readSecretFile(path);
    mask.add(secret);
    return secret;
  }

  const options = {
    clientId,
    clientSecret: clientSecretFile ? () => readSecret(clientSecretFile) : config.secret,
    tokenUrl,
    timeoutMs,
    fetch: upstream?.fetch,
  };
  const provider =
    config.provider === 'wallet' ? phoenixWallet({ ...options, scopes }) : phoenixMarket(options);
  return { provider, close: async () => upstream?.close() };
}
