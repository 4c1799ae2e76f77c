import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TokenEvent, TokenStatus } from '@phoenix-checkout/server';
import { addTokenGauges } from './token-gauges.js';

export interface ServiceMetricsOptions {
  version: string;
  provider: string;
  status: () => TokenStatus;
  /** Undefined: nothing is known of the store, or there is none. */
  isStoreReachable: (() => boolean) | undefined;
}

/** Gauges that are named like counters, which Prometheus' own checks complain of; others tell the same. */
const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Those that HTTP knows; a client may send any word, and each would be a series for ever. */
const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** The service's metrics; the README says what each of them is. */
export class ServiceMetrics {
  readonly #registry = new Registry();
  readonly #requests = this.#counter('phoenix_token_requests_total', {
    help: 'Requests of /token that were answered.',
    labelNames: ['method', 'status'],
  });
  readonly #requestSeconds = this.#histogram('phoenix_token_request_duration_seconds', {
    help: 'How long requests of /token took.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15],
  });
  readonly #mints = this.#counter('phoenix_token_mints_total', {
    help: 'Tokens that Phoenix granted to this process.',
  });
  readonly #mintFailures = this.#counter('phoenix_token_mint_failures_total', {
    help: 'Token requests that failed, by the code of the error.',
    labelNames: ['code'],
  });
  readonly #mintSeconds = this.#histogram('phoenix_token_mint_duration_seconds', {
    help: 'How long token requests took, failed ones too.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  });
  readonly #adoptions = this.#counter('phoenix_token_adoptions_total', {
    help: 'Tokens that another process had minted, taken from the store.',
  });
  readonly #storeFailures = this.#counter('phoenix_store_failures_total', {
    help: 'Store calls that failed or took too long, by operation.',
    labelNames: ['operation'],
  });

  constructor({ version, provider, status, isStoreReachable }: ServiceMetricsOptions) {
    collectDefaultMetrics({ register: this.#registry });
    for (const name of misnamed) this.#registry.removeSingleMetric(name);
    addTokenGauges(this.#registry, status);
    new Gauge({
      name: 'phoenix_service_info',
      help: 'Always 1; the version of the service and the provider of its tokens.',
      labelNames: ['version', 'provider'],
      registers: [this.#registry],
    }).set({ version, provider }, 1);
    if (!isStoreReachable) return;
    const storeUp = new Gauge({
      name: 'phoenix_store_up',
      help: '1 while calls of the store succeed.',
      registers: [],
      collect() {
        this.set(isStoreReachable() ? 1 : 0);
      },
    });
    this.#registry.registerMetric(storeUp);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All of them, in Prometheus' text format. */
  write(): Promise<string> {
    return this.#registry.metrics();
  }

  record(event: TokenEvent): void {
    if (event.type === 'token_adopted') this.#adoptions.inc();
    if (event.type === 'store_failed') this.#storeFailures.inc({ operation: event.operation });
    if (event.type !== 'token_minted' && event.type !== 'mint_failed') return;
    this.#mintSeconds.observe(event.durationMs / 1000);
    if (event.type === 'token_minted') this.#mints.inc();
    else this.#mintFailures.inc({ code: event.error.code });
  }

  recordAnswer(method: string, status: number, seconds: number): void {
    this.#requests.inc({ method: methods.has(method) ? method : 'other', status });
    this.#requestSeconds.observe(seconds);
  }

  #counter(name: string, rest: { help: string; labelNames?: string[] }): Counter {
    return new Counter({ name, ...rest, registers: [this.#registry] });
  }

  #histogram(name: string, rest: { help: string; buckets: number[] }): Histogram {
    return new Histogram({ name, ...rest, registers: [this.#registry] });
  }
}
