import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TokenEvent } from '@phoenix-checkout/server';
import type { TokenStatus } from '@phoenix-checkout/server';

export interface ServiceMetrics {
  readonly contentType: string;
  /** In Prometheus' text format. */
  write(): Promise<string>;
  tell(event: TokenEvent): void;
  answered(method: string, status: number, seconds: number): void;
}

export interface ServiceMetricsOptions {
  version: string;
  provider: string;
  status: () => TokenStatus;
  isStoreReachable: (() => boolean) | undefined;
}

/** Gauges that are called like counters, which Prometheus' own checks complain of; others tell the same. */
const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Those that HTTP knows; a client may send any word, and each would be a series for ever. */
const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** The service's metrics; the README says what each of them is. */
export function createServiceMetrics(options: ServiceMetricsOptions): ServiceMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);

  function gauge(name: string, help: string, read: (status: TokenStatus) => number | undefined) {
    return new Gauge({
      name,
      help,
      registers,
      collect() {
        const value = read(options.status());
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  }

  new Gauge({
    name: 'phoenix_service_info',
    help: 'Always 1; the version of the service and whose tokens it serves.',
    labelNames: ['version', 'provider'],
    registers,
  }).set({ version: options.version, provider: options.provider }, 1);

  gauge('phoenix_token_valid', '1 while there is a token that can be served.', ({ status }) =>
    status === 'valid' ? 1 : 0,
  );
  gauge(
    'phoenix_token_expires_in_seconds',
    'What is left of the token; 0 without one.',
    (status) => (status.status === 'valid' ? status.expiresInSeconds : 0),
  );
  gauge('phoenix_token_lifetime_seconds', 'How long the token is good in all.', (status) =>
    status.status === 'valid' ? status.lifetimeSeconds : 0,
  );
  gauge(
    'phoenix_token_last_mint_timestamp_seconds',
    'When Phoenix last granted a token to this process, in seconds since the epoch; 0: never.',
    ({ lastMintedAt }) => (lastMintedAt ?? 0) / 1000,
  );
  const { isStoreReachable } = options;
  if (isStoreReachable) {
    gauge('phoenix_store_up', '1 while the store can be reached.', () =>
      isStoreReachable() ? 1 : 0,
    );
  }

  const requests = new Counter({
    name: 'phoenix_token_requests_total',
    help: 'Requests of /token that were answered.',
    labelNames: ['method', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'phoenix_token_request_duration_seconds',
    help: 'What the answers took.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15],
    registers,
  });
  const mints = new Counter({
    name: 'phoenix_token_mints_total',
    help: 'Tokens that Phoenix granted to this process.',
    registers,
  });
  const mintFailures = new Counter({
    name: 'phoenix_token_mint_failures_total',
    help: 'Token requests that failed, by the code of the error.',
    labelNames: ['code'],
    registers,
  });
  const mintSeconds = new Histogram({
    name: 'phoenix_token_mint_duration_seconds',
    help: 'What token requests took, failed ones too.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const adoptions = new Counter({
    name: 'phoenix_token_adoptions_total',
    help: 'Tokens that another process had minted, taken from the store.',
    registers,
  });
  const storeFailures = new Counter({
    name: 'phoenix_store_failures_total',
    help: 'Calls of the store that failed or hung, by what was asked.',
    labelNames: ['operation'],
    registers,
  });

  return {
    contentType: registry.contentType,
    write: () => registry.metrics(),
    tell(event) {
      if (event.type === 'token_adopted') adoptions.inc();
      if (event.type === 'store_failed') storeFailures.inc({ operation: event.operation });
      if (event.type !== 'token_minted' && event.type !== 'mint_failed') return;
      mintSeconds.observe(event.durationMs / 1000);
      if (event.type === 'token_minted') mints.inc();
      else mintFailures.inc({ code: event.error.code });
    },
    answered(method, status, seconds) {
      requests.inc({ method: methods.has(method) ? method : 'other', status });
      requestSeconds.observe(seconds);
    },
  };
}
