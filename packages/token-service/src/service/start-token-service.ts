import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createTokenManager, type TokenManager } from '@phoenix-checkout/server';
import type { TokenEvent } from '@phoenix-checkout/server';
import { checkServiceOptions } from './check-service-options.js';
import { clientAddress } from '../route/client-address.js';
import { logEvent } from '../log/log-event.js';
import { packageVersion } from '../command/package-version.js';
import { createServiceHistory } from './service-history.js';
import { createServiceLog, noLog } from '../log/service-log.js';
import { createServiceMetrics } from '../metrics/service-metrics.js';
import type { TokenServiceOptions } from './service-options.js';
import { createServicePages } from '../route/service-pages.js';
import { jsonReply, sendReply } from '../route/service-reply.js';
import { startStoppableServer } from './stoppable-server.js';
import { createTokenRoute } from '../route/token-route.js';
import type { StatusView } from '../status-page/status-view.js';

/** A token service that is listening. */
export interface RunningTokenService {
  /** Its origin, without a slash at the end: `http://127.0.0.1:4000`. */
  url: string;
  /** The manager whose token is served; its `stop` belongs to the service's. */
  manager: TokenManager;
  /**
   * Takes no more requests, finishes those in flight, and ends renewal; free to be called twice.
   * `/readyz` says 503 from here on.
   */
  stop(): Promise<void>;
}

function pathOf(req: IncomingMessage): string {
  const { url = '/' } = req;
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/**
 * Serves one client's token to pages and other services: `/token`, with `/healthz`, `/readyz`,
 * `/metrics` (Prometheus) and a status page at `/`. Renewal starts at once; until the first token is
 * there, `/readyz` says 503 and `/token` waits for it.
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
  const log = options.log === false ? noLog : (options.log ?? createServiceLog('info'));
  const history = createServiceHistory();
  const startedAt = Date.now();
  const version = await packageVersion();
  let isStopping = false;

  const { provider, store, refreshBufferSeconds, encryptionKeys, storeHealth } = options;
  const manager = createTokenManager({
    provider,
    store,
    refreshBufferSeconds,
    encryptionKeys,
    onEvent(event: TokenEvent) {
      history.tell(event);
      metrics.tell(event);
      logEvent(log, event);
      return options.onEvent?.(event);
    },
  });
  const metrics = createServiceMetrics({
    version,
    provider: provider.name,
    status: () => manager.status(),
    isStoreReachable: storeHealth?.isReachable,
  });
  const view = (): StatusView => ({
    now: Date.now(),
    version,
    hostName: hostname(),
    startedAt,
    isStopping,
    token: manager.status(),
    history,
    store:
      !store || store.inProcess
        ? undefined
        : { name: storeHealth?.name ?? 'Shared store', isReachable: storeHealth?.isReachable() },
  });
  const pages = createServicePages({
    metrics,
    status: () => manager.status(),
    isStopping: () => isStopping,
    view: options.statusPage === false ? undefined : view,
  });
  const serveToken = createTokenRoute(manager, log, options);

  function watch(req: IncomingMessage, res: ServerResponse): void {
    const beganAt = performance.now();
    res.once('close', () => {
      const { method = 'GET' } = req;
      // Nobody was answered: the caller left, and what it would have got is not known.
      if (!res.writableFinished) return;
      const durationMs = performance.now() - beganAt;
      history.answered(res.statusCode);
      metrics.answered(method, res.statusCode, durationMs / 1000);
      const fields = {
        method,
        status: res.statusCode,
        durationMs: Math.round(durationMs * 10) / 10,
        address: clientAddress(req, options.trustedProxies ?? 0),
      };
      if (res.statusCode < 400) log.debug(fields, 'answered');
      else log.info(fields, res.statusCode < 500 ? 'refused' : 'failed');
    });
  }

  async function servePage(req: IncomingMessage, res: ServerResponse, path: string) {
    const page = pages.get(path);
    const isRead = req.method === 'GET' || req.method === 'HEAD';
    if (!page) sendReply(req, res, jsonReply(404, { error: 'not_found' }));
    else if (!isRead) {
      sendReply(req, res, jsonReply(405, { error: 'method_not_allowed' }, { Allow: 'GET, HEAD' }));
    } else sendReply(req, res, await page());
  }

  const server = await startStoppableServer(
    options.host ?? '127.0.0.1',
    options.port ?? 4000,
    (req, res) => {
      const path = pathOf(req);
      if (path === '/token') {
        watch(req, res);
        serveToken(req, res);
      } else {
        servePage(req, res, path).catch(() => res.destroy());
      }
    },
  );
  manager.start();
  log.info({ url: server.url, version, provider: provider.name }, 'listening');

  async function stop(): Promise<void> {
    isStopping = true;
    const delayMs = (options.shutdownDelaySeconds ?? 0) * 1000;
    log.info({ delaySeconds: delayMs / 1000 }, 'stopping');
    server.sayGoodbye();
    if (delayMs > 0) await pause(delayMs);
    const cut = await server.close((options.shutdownTimeoutSeconds ?? 20) * 1000);
    await manager.stop();
    if (cut > 0) log.warn({ requests: cut }, 'requests did not finish in time and were cut off');
    log.info({}, 'stopped');
  }

  let stopped: Promise<void> | undefined;
  return { url: server.url, manager, stop: () => (stopped ??= stop()) };
}
