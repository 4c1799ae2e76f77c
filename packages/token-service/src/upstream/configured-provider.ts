import {
  phoenixMarket,
  phoenixWallet,
  type ClientCredentialsOptions,
  type TokenEvent,
  type TokenProvider,
} from '@phoenix-checkout/server';
import type { SecretMask, ServiceLog } from '../log/index.js';
import { settings, type ServiceConfig } from '../settings/index.js';
import { ConfiguredSecret } from './configured-secret.js';

type ProviderName = NonNullable<ServiceConfig['provider']>;

/** What each value of the setting `provider` stands for. */
export const providers: Record<
  ProviderName,
  (options: ClientCredentialsOptions, scopes: readonly string[]) => TokenProvider
> = {
  market: (options) => phoenixMarket(options),
  wallet: (options, scopes) => phoenixWallet({ ...options, scopes }),
};

/** The provider that the settings describe, and what belongs to it. */
export interface ConfiguredProvider {
  provider: TokenProvider;
  /** Explains a secret that was rejected, where the likely cause is known. */
  onEvent(event: TokenEvent): void;
  close(): Promise<void>;
}

/** The proxy for the token endpoint. http is for loopback only, and does not leave this machine. */
function proxyFor({ tokenUrl, proxyUrl }: ServiceConfig): string | undefined {
  return tokenUrl?.startsWith('http:') ? undefined : proxyUrl;
}

async function createUpstreamFetch(config: ServiceConfig, log: ServiceLog) {
  const tlsFiles = {
    certFile: config.upstreamCertFile,
    keyFile: config.upstreamKeyFile,
    caFile: config.upstreamCaFile,
  };
  const proxyUrl = proxyFor(config);
  const usesTlsFiles = Object.values(tlsFiles).some((file) => file !== undefined);
  if (!usesTlsFiles && proxyUrl === undefined) return undefined;
  if (proxyUrl !== undefined) {
    const { env: setting } = settings.proxyUrl;
    log.info({ setting, proxy: new URL(proxyUrl).host }, 'token requests go through a proxy');
  }
  // Loaded only here: most services have neither mTLS nor a proxy.
  const { UpstreamFetch } = await import('./upstream-fetch.js');
  return new UpstreamFetch({ tlsFiles, proxyUrl, noProxy: config.noProxy });
}

export async function createProvider(
  config: ServiceConfig,
  log: ServiceLog,
  mask: SecretMask,
): Promise<ConfiguredProvider> {
  const { provider: name = 'market', clientId = '', scopes = [], tokenUrl, timeoutMs } = config;
  const upstream = await createUpstreamFetch(config, log);
  const secret = new ConfiguredSecret(config, log, mask);
  const options = {
    clientId,
    clientSecret: secret.source,
    tokenUrl,
    timeoutMs,
    fetch: upstream?.fetch,
  };
  return {
    provider: providers[name](options, scopes),
    onEvent(event) {
      if (event.type === 'mint_failed' && event.error.code === 'invalid_client') {
        secret.warnIfUnlikely();
      }
    },
    close: async () => upstream?.close(),
  };
}
