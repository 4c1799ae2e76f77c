import type { TokenManager } from '@phoenix-checkout/server';
import { checkServiceOptions } from './check-service-options.js';
import { packageVersion } from './package-version.js';
import type { TokenServiceOptions } from './service-options.js';
import { TokenService } from './token-service.js';

/** A token service that is listening. */
export interface RunningTokenService {
  /** Its origin, without a slash at the end: `http://127.0.0.1:4000`. */
  url: string;
  /** The manager whose token is served; the service stops it when it stops. */
  manager: TokenManager;
  /**
   * Refuses new connections, finishes the requests in flight, and ends renewal; may be called twice.
   * `/readyz` answers 503 from here on.
   */
  stop(): Promise<void>;
}

/**
 * Serves one client's token to pages and other services: `/token`, with `/healthz`, `/readyz`,
 * `/metrics` (Prometheus) and a status page at `/`. Renewal starts at once; until the first token is
 * there, `/readyz` answers 503 and `/token` waits for it.
 *
 * It does not listen to signals: call `stop()`.
 *
 * @throws PhoenixError `invalid_config` for a wrong option, `listen_failed` if the port is taken
 * @example
 * const { url, stop } = await startTokenService({ provider: phoenixMarket({ clientId, clientSecret }) });
 */
export async function startTokenService(
  options: TokenServiceOptions,
): Promise<RunningTokenService> {
  checkServiceOptions(options);
  const service = new TokenService(options, await packageVersion());
  const url = await service.start();
  return { url, manager: service.manager, stop: () => service.stop() };
}
