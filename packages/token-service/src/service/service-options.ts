import type { TokenEndpointOptions } from '@phoenix-checkout/server';
import type { TokenManagerOptions } from '@phoenix-checkout/server';
import type { ServiceLog } from '../log/service-log.js';

/** The options of `startTokenService`. */
export interface TokenServiceOptions
  extends
    Omit<TokenManagerOptions, 'clock' | 'random'>,
    Pick<TokenEndpointOptions, 'allowedOrigins' | 'allowCredentials'> {
  /** The address to listen on. Default `127.0.0.1`, this machine only. */
  host?: string | undefined;
  /** The port to listen on; 0 takes any free one. Default 4000. */
  port?: number | undefined;
  /**
   * Keys, one of which callers of `/token` must send as `Authorization: Bearer` or `X-API-Key`; a
   * function gives the current ones. Default: no key is needed.
   */
  apiKeys?: readonly string[] | (() => readonly string[] | Promise<readonly string[]>) | undefined;
  /**
   * Requests of `/token` a minute from one address (IPv6: from one /64); 0: no limit. Counted in
   * this process. Default 0.
   */
  rateLimit?: number | undefined;
  /** How many proxies stand in front: as many entries of `X-Forwarded-For` are believed. Default 0. */
  trustedProxies?: number | undefined;
  /** The status page at `/`. Default true. */
  statusPage?: boolean | undefined;
  /** How long `stop` still takes requests while `/readyz` says no, in seconds. Default 0. */
  shutdownDelaySeconds?: number | undefined;
  /** How long requests in flight may take to finish then, in seconds. Default 20. */
  shutdownTimeoutSeconds?: number | undefined;
  /** For the status page and metrics: what the store is, and whether it can be reached now. */
  storeHealth?: StoreHealth | undefined;
  /** Where log lines go; a pino logger fits. Default: JSON lines on standard output; `false`: nowhere. */
  log?: ServiceLog | false | undefined;
}

/** What is known of the store without asking it. */
export interface StoreHealth {
  /** For the status page, such as `Redis`. */
  name: string;
  isReachable: () => boolean;
}
