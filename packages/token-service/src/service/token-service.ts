import type { IncomingMessage, RequestListener } from 'node:http';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { createTokenManager, type TokenEvent, type TokenManager } from '@phoenix-checkout/server';
import { createServiceLog, logEvent, noLog, type ServiceLog } from '../log/index.js';
import { ServiceMetrics } from '../metrics/index.js';
import {
  allowedHostsOf,
  clientAddress,
  createServicePages,
  createServiceRouter,
  createTokenRoute,
} from '../route/index.js';
import { DEFAULT_HOST, serviceNumbers, settings } from '../settings/index.js';
import { ServiceHistory, type StatusView } from '../status-page/index.js';
import type { TokenServiceOptions } from './service-options.js';
import { StoppableServer } from './stoppable-server.js';
import { watchAnswer, type SentAnswer } from './watch-answer.js';

/** One client's token, and the server that hands it out, from start to end. */
export class TokenService {
  readonly manager: TokenManager;
  readonly #options: TokenServiceOptions;
  readonly #version: string;
  readonly #log: ServiceLog;
  readonly #metrics: ServiceMetrics;
  readonly #history = new ServiceHistory();
  readonly #startedAt = Date.now();
  #isStopping = false;
  #server: StoppableServer | undefined;
  #stopped: Promise<void> | undefined;

  constructor(options: TokenServiceOptions, version: string) {
    const { provider, store, refreshBufferSeconds, encryptionKeys, storeHealth } = options;
    this.#options = options;
    this.#version = version;
    this.#log = options.log === false ? noLog : (options.log ?? createServiceLog('info'));
    this.manager = createTokenManager({
      provider,
      store,
      refreshBufferSeconds,
      encryptionKeys,
      onEvent: (event) => this.#record(event),
    });
    this.#metrics = new ServiceMetrics({
      version,
      provider: provider.name,
      status: () => this.manager.status(),
      isStoreReachable: storeHealth?.isReachable,
    });
  }

  /** Listens, and begins to keep a token; gives where it listens. */
  async start(): Promise<string> {
    const { host = DEFAULT_HOST, port = serviceNumbers.port.fallback, provider } = this.#options;
    const { keepAliveSeconds = serviceNumbers.keepAliveSeconds.fallback } = this.#options;
    this.#server = await StoppableServer.start({
      host,
      port,
      keepAliveSeconds,
      onRequest: this.#createListener(),
    });
    const { url } = this.#server;
    this.manager.start();
    this.#log.info(
      { url, version: this.#version, provider: provider.name, ...this.#describeHosts() },
      'listening',
    );
    return url;
  }

  /** May be called twice. */
  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  async #stop(): Promise<void> {
    const {
      shutdownDelaySeconds: delaySeconds = serviceNumbers.shutdownDelaySeconds.fallback,
      shutdownTimeoutSeconds = serviceNumbers.shutdownTimeoutSeconds.fallback,
    } = this.#options;
    this.#isStopping = true;
    if (delaySeconds > 0) this.#server?.sayGoodbye();
    else await this.#server?.stopListening();
    this.#log.info({ delaySeconds }, 'stopping');
    if (delaySeconds > 0) {
      await pause(delaySeconds * 1000);
      await this.#server?.stopListening();
    }
    const cut = await this.#server?.finish(shutdownTimeoutSeconds * 1000);
    await this.manager.stop();
    if (cut) this.#log.warn({ requests: cut }, 'requests did not finish in time and were cut off');
    this.#log.info({}, 'stopped');
  }

  #describeHosts(): { hosts?: string } {
    const hosts = allowedHostsOf(this.#options);
    if (!hosts) return {};
    const names = ['loopback names', ...hosts].join(' and ');
    return { hosts: `${names}; add others with ${settings.allowedHosts.env}` };
  }

  #createListener(): RequestListener {
    const tokenRoute = createTokenRoute(this.manager, this.#log, this.#options);
    const pages = createServicePages({
      metrics: this.#metrics,
      status: () => this.manager.status(),
      isStopping: () => this.#isStopping,
      view: this.#options.statusPage === false ? undefined : () => this.#view(),
    });
    return createServiceRouter((req, res) => {
      watchAnswer(req, res, (answer) => this.#recordAnswer(req, answer));
      tokenRoute(req, res);
    }, pages);
  }

  #record(event: TokenEvent): unknown {
    this.#history.record(event);
    this.#metrics.record(event);
    logEvent(this.#log, event);
    return this.#options.onEvent?.(event);
  }

  #recordAnswer(req: IncomingMessage, { method, status, durationMs }: SentAnswer): void {
    this.#history.recordAnswer(status);
    this.#metrics.recordAnswer(method, status, durationMs / 1000);
    const address = clientAddress(req, this.#options);
    const fields = { method, status, durationMs: Math.round(durationMs * 10) / 10, address };
    if (status < 400) this.#log.debug(fields, 'answered');
    else this.#log.info(fields, status < 500 ? 'refused' : 'failed');
  }

  #view(): StatusView {
    return {
      now: Date.now(),
      version: this.#version,
      hostName: hostname(),
      startedAt: this.#startedAt,
      isStopping: this.#isStopping,
      token: this.manager.status(),
      history: this.#history,
      store: this.#storeView(),
    };
  }

  #storeView(): StatusView['store'] {
    const { store, storeHealth } = this.#options;
    if (!store || store.inProcess) return undefined;
    return {
      name: storeHealth?.name ?? 'Shared store',
      isReachable: storeHealth?.isReachable(),
      refusalCode: storeHealth?.refusalCode?.(),
    };
  }
}
