import { phoenixMarket } from '@phoenix-checkout/server';
import { phoenixWallet } from '@phoenix-checkout/server';
import type { TokenProvider } from '@phoenix-checkout/server';
import type { ServiceConfig } from '../settings/service-config.js';
import type { SecretMask } from '../log/service-log.js';
import { readSecretFile } from '../settings/setting-files.js';
import { createUpstreamFetch } from '../upstream/upstream-fetch.js';

/** The provider that the settings describe, and what ends with it. */
export interface ServiceProvider {
  provider: TokenProvider;
  close(): Promise<void>;
}

/** @param mask hears every secret that is read from the file */
export async function createServiceProvider(
  config: ServiceConfig,
  mask: SecretMask,
): Promise<ServiceProvider> {
  const { clientId = '', clientSecretFile, scopes = [], tokenUrl, timeoutMs } = config;
  const tls = {
    certFile: config.upstreamCertFile,
    keyFile: config.upstreamKeyFile,
    caFile: config.upstreamCaFile,
  };
  const usesTls = Object.values(tls).some((file) => file !== undefined);
  const upstream = usesTls ? await createUpstreamFetch(tls) : undefined;

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
