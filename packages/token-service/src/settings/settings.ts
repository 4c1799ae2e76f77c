import { LONGEST_FLEET_TIMEOUT_MS, TOKEN_TIMEOUT_MS } from '@phoenix-checkout/server';
import { DEFAULT_HOST, serviceNumbers } from './service-numbers.js';
import * as kind from './setting-kinds.js';
import type { Setting } from './setting.js';

function setting<T>(definition: Setting<T>): Setting<T> {
  return definition;
}

const DAY_SECONDS = 86_400;

/** All settings of the service, in the order in which help text and README have them. */
export const settings = {
  provider: setting({
    env: 'PHOENIX_PROVIDER',
    flag: 'provider',
    value: 'name',
    what: 'who grants the token: Phoenix Market (market) or Phoenix Wallet (wallet)',
    kind: kind.oneOf('market', 'wallet'),
    fallback: 'market',
  }),
  clientId: setting({
    env: 'PHOENIX_CLIENT_ID',
    flag: 'client-id',
    value: 'id',
    what: 'the client id from Phoenix',
    kind: kind.text,
    otherwise: 'required',
  }),
  clientSecret: setting({
    env: 'PHOENIX_CLIENT_SECRET',
    value: 'secret',
    what: 'the client secret from Phoenix',
    kind: kind.clientSecretText,
    otherwise: 'required, or the file',
  }),
  clientSecretFile: setting({
    env: 'PHOENIX_CLIENT_SECRET_FILE',
    flag: 'client-secret-file',
    value: 'path',
    what: 'a file that holds the client secret; read again for each token request',
    kind: kind.path,
  }),
  scopes: setting({
    env: 'PHOENIX_SCOPES',
    flag: 'scopes',
    value: 'list',
    what: 'for wallet: the scopes of the token, such as wallets:read',
    kind: kind.scopes,
    otherwise: 'required for wallet',
  }),
  tokenUrl: setting({
    env: 'PHOENIX_TOKEN_URL',
    flag: 'token-url',
    value: 'url',
    what: 'another token endpoint, such as staging or the sandbox; https, except on localhost',
    kind: kind.tokenUrl,
    otherwise: "Phoenix's own",
  }),
  timeoutMs: setting({
    env: 'PHOENIX_TIMEOUT_MS',
    flag: 'timeout-ms',
    value: 'ms',
    what: `the time limit of a token request, in milliseconds; with Redis ${LONGEST_FLEET_TIMEOUT_MS} at most`,
    kind: kind.wholeNumber(TOKEN_TIMEOUT_MS, 'milliseconds'),
    fallback: String(TOKEN_TIMEOUT_MS.fallback),
  }),
  refreshBufferSeconds: setting({
    env: 'PHOENIX_REFRESH_BUFFER_SECONDS',
    flag: 'refresh-buffer-seconds',
    value: 'seconds',
    what: 'how long before its expiry the token is renewed; at most half of its lifetime',
    kind: kind.wholeNumber({ min: 0, max: DAY_SECONDS }, 'seconds'),
    otherwise: '1800 for market, 300 for wallet',
  }),
  upstreamCertFile: setting({
    env: 'PHOENIX_UPSTREAM_CERT_FILE',
    flag: 'upstream-cert-file',
    value: 'path',
    what: 'mTLS: the client certificate for the token endpoint (PEM, with its chain)',
    kind: kind.path,
  }),
  upstreamKeyFile: setting({
    env: 'PHOENIX_UPSTREAM_KEY_FILE',
    flag: 'upstream-key-file',
    value: 'path',
    what: 'mTLS: the private key of that certificate (PEM, not encrypted)',
    kind: kind.path,
  }),
  upstreamCaFile: setting({
    env: 'PHOENIX_UPSTREAM_CA_FILE',
    flag: 'upstream-ca-file',
    value: 'path',
    what: 'the certificate authorities (PEM) to trust for the token endpoint, instead of the default ones',
    kind: kind.path,
  }),
  proxyUrl: setting({
    env: 'HTTPS_PROXY',
    otherEnv: 'https_proxy',
    value: 'url',
    what: 'the proxy for requests to the token endpoint, such as http://proxy.example:3128; https_proxy works too',
    kind: kind.proxyUrl,
  }),
  noProxy: setting({
    env: 'NO_PROXY',
    otherEnv: 'no_proxy',
    value: 'list',
    what: 'the hosts that are reached without that proxy, such as .internal.example; no_proxy works too',
    kind: kind.text,
  }),
  redisUrl: setting({
    env: 'PHOENIX_REDIS_URL',
    flag: 'redis-url',
    value: 'url',
    what: 'the Redis through which several processes share one token; no password in the flag',
    kind: kind.redisUrl,
    otherwise: 'none: the token is not shared',
  }),
  redisUrlFile: setting({
    env: 'PHOENIX_REDIS_URL_FILE',
    flag: 'redis-url-file',
    value: 'path',
    what: 'a file that holds the URL of Redis',
    kind: kind.path,
  }),
  redisKeyPrefix: setting({
    env: 'PHOENIX_REDIS_KEY_PREFIX',
    flag: 'redis-key-prefix',
    value: 'text',
    what: 'the prefix of the keys in Redis',
    kind: kind.text,
    otherwise: 'phoenix-checkout:',
  }),
  encryptionKeys: setting({
    env: 'PHOENIX_ENCRYPTION_KEYS',
    value: 'list',
    what: 'keys for the encryption of the token in Redis: the first one encrypts, all decrypt',
    kind: kind.keys,
    otherwise: 'the client secret, current and previous',
  }),
  encryptionKeysFile: setting({
    env: 'PHOENIX_ENCRYPTION_KEYS_FILE',
    flag: 'encryption-keys-file',
    value: 'path',
    what: 'a file that holds these keys, one per line',
    kind: kind.path,
  }),
  host: setting({
    env: 'PHOENIX_HOST',
    flag: 'host',
    value: 'address',
    what: 'the address to listen on; 0.0.0.0 for all, as in a container',
    kind: kind.host,
    fallback: DEFAULT_HOST,
  }),
  port: setting({
    env: 'PHOENIX_PORT',
    otherEnv: 'PORT',
    flag: 'port',
    value: 'number',
    what: 'the port to listen on, 0 for any free one; PORT works too',
    kind: kind.wholeNumber(serviceNumbers.port),
    fallback: String(serviceNumbers.port.fallback),
  }),
  allowedHosts: setting({
    env: 'PHOENIX_ALLOWED_HOSTS',
    flag: 'allowed-hosts',
    value: 'list',
    what: 'the host names, beside localhost and its addresses, under which /token is served',
    kind: kind.hostNames,
    otherwise: 'any; only loopback names while the service listens on loopback without API keys',
  }),
  allowedOrigins: setting({
    env: 'PHOENIX_ALLOWED_ORIGINS',
    flag: 'allowed-origins',
    value: 'list',
    what: 'the origins whose pages may get the token, such as https://shop.example',
    kind: kind.origins,
    otherwise: "only the service's own",
  }),
  allowCredentials: setting({
    env: 'PHOENIX_ALLOW_CREDENTIALS',
    flag: 'allow-credentials',
    value: 'bool',
    what: 'allows pages of these origins to send cookies, for a proxy in front that needs them',
    kind: kind.flag,
    fallback: 'false',
  }),
  apiKeys: setting({
    env: 'PHOENIX_API_KEYS',
    value: 'list',
    what: 'keys; each request of /token must have one of them (Authorization: Bearer, or X-API-Key)',
    kind: kind.keys,
    otherwise: 'none: no key needed',
  }),
  apiKeysFile: setting({
    env: 'PHOENIX_API_KEYS_FILE',
    flag: 'api-keys-file',
    value: 'path',
    what: 'a file that holds these keys, one per line; read again when it changes',
    kind: kind.path,
  }),
  rateLimit: setting({
    env: 'PHOENIX_RATE_LIMIT',
    flag: 'rate-limit',
    value: 'number',
    what: 'requests of /token per minute from one address (IPv6: from one /64); 0: no limit',
    kind: kind.wholeNumber(serviceNumbers.rateLimit),
    fallback: String(serviceNumbers.rateLimit.fallback),
  }),
  trustedProxies: setting({
    env: 'PHOENIX_TRUSTED_PROXIES',
    flag: 'trusted-proxies',
    value: 'number',
    what: 'how many proxies are in front; that many entries of their header are trusted',
    kind: kind.wholeNumber(serviceNumbers.trustedProxies),
    fallback: String(serviceNumbers.trustedProxies.fallback),
  }),
  forwardedHeader: setting({
    env: 'PHOENIX_FORWARDED_HEADER',
    flag: 'forwarded-header',
    value: 'name',
    what: 'the header that these proxies write: x-forwarded-for or forwarded',
    kind: kind.oneOf('x-forwarded-for', 'forwarded'),
    otherwise: 'either; if a request has both, they must agree',
  }),
  keepAliveSeconds: setting({
    env: 'PHOENIX_KEEP_ALIVE_SECONDS',
    flag: 'keep-alive-seconds',
    value: 'seconds',
    what: 'how long a connection is kept open between two requests; must be longer than in the load balancer in front',
    kind: kind.wholeNumber(serviceNumbers.keepAliveSeconds, 'seconds'),
    fallback: String(serviceNumbers.keepAliveSeconds.fallback),
  }),
  statusPage: setting({
    env: 'PHOENIX_STATUS_PAGE',
    flag: 'status-page',
    value: 'bool',
    what: 'the status page at /',
    kind: kind.flag,
    fallback: 'true',
  }),
  shutdownDelaySeconds: setting({
    env: 'PHOENIX_SHUTDOWN_DELAY_SECONDS',
    flag: 'shutdown-delay-seconds',
    value: 'seconds',
    what: 'how long new connections are accepted after SIGTERM, while /readyz answers 503',
    kind: kind.wholeNumber(serviceNumbers.shutdownDelaySeconds, 'seconds'),
    fallback: String(serviceNumbers.shutdownDelaySeconds.fallback),
  }),
  shutdownTimeoutSeconds: setting({
    env: 'PHOENIX_SHUTDOWN_TIMEOUT_SECONDS',
    flag: 'shutdown-timeout-seconds',
    value: 'seconds',
    what: 'how long requests in flight may take to finish after that delay',
    kind: kind.wholeNumber(serviceNumbers.shutdownTimeoutSeconds, 'seconds'),
    fallback: String(serviceNumbers.shutdownTimeoutSeconds.fallback),
  }),
  logLevel: setting({
    env: 'PHOENIX_LOG_LEVEL',
    flag: 'log-level',
    value: 'level',
    what: 'the lowest level that is logged; debug logs every request',
    kind: kind.oneOf('debug', 'info', 'warn', 'error', 'silent'),
    fallback: 'info',
  }),
} as const;

export type SettingName = keyof typeof settings;

export const settingNames = Object.keys(settings) as readonly SettingName[];

type ValueOf<S> = S extends Setting<infer T> ? T : never;

/** What was set, or the default; undefined where there is neither. */
export type SettingValues = {
  [Name in SettingName]?: ValueOf<(typeof settings)[Name]> | undefined;
};
