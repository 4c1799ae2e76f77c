import type { TokenManagerOptions } from '@phoenix-checkout/server';
import type { ServiceLog } from '../log/index.js';
import type { TokenRouteOptions } from '../route/index.js';

/** The options of `startTokenService`. */
export interface TokenServiceOptions
  extends Omit<TokenManagerOptions, 'clock' | 'random'>, TokenRouteOptions {
  /** The port to listen on; 0 takes any free one. Default 4000. */
  port?: number | undefined;
  /**
   * How long a connection is kept open between two requests, in seconds. Longer than a load balancer
   * in front keeps it, which may otherwise send a request to a connection that just ended. Default 65.
   */
  keepAliveSeconds?: number | undefined;
  /** The status page at `/`. Default true. */
  statusPage?: boolean | undefined;
  /** How long `stop` still takes new connections while `/readyz` answers 503, in seconds. Default 0. */
  shutdownDelaySeconds?: number | undefined;
  /** How long requests in flight may take to finish after that, in seconds. Default 20. */
  shutdownTimeoutSeconds?: number | undefined;
  /** For the status page and metrics: what the store is, and whether it works. */
  storeHealth?: StoreHealth | undefined;
  /** Where log lines go; a pino logger fits. Default: JSON lines on standard output; `false`: nowhere. */
  log?: ServiceLog | false | undefined;
}

/** What is known of the store. */
export interface StoreHealth {
  /** For the status page, such as `Redis`. */
  name: string;
  /** Whether its calls succeed. */
  isReachable: () => boolean;
  /** The store's word for why it refuses calls, such as `OOM`; undefined where it does not answer. */
  refusalCode?: (() => string | undefined) | undefined;
}
