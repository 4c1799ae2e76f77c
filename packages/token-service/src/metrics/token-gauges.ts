import { Gauge, type Registry } from 'prom-client';
import type { TokenStatus } from '@phoenix-checkout/server';

interface TokenGauge {
  name: string;
  help: string;
  read: (status: TokenStatus) => number;
}

const tokenGauges: readonly TokenGauge[] = [
  {
    name: 'phoenix_token_valid',
    help: '1 while there is a token that can be served.',
    read: ({ status }) => (status === 'valid' ? 1 : 0),
  },
  {
    name: 'phoenix_token_expires_in_seconds',
    help: 'How long the token is still valid; 0 while there is none.',
    read: (status) => (status.status === 'valid' ? status.expiresInSeconds : 0),
  },
  {
    name: 'phoenix_token_lifetime_seconds',
    help: 'The whole lifetime of the token; 0 while there is none.',
    read: (status) => (status.status === 'valid' ? status.lifetimeSeconds : 0),
  },
  {
    name: 'phoenix_token_last_mint_timestamp_seconds',
    help: 'When Phoenix last granted a token to this process, in seconds since the epoch; 0: never.',
    read: ({ lastMintedAt }) => (lastMintedAt ?? 0) / 1000,
  },
];

/** Adds gauges of the token, which read its status when they are scraped. */
export function addTokenGauges(registry: Registry, status: () => TokenStatus): void {
  for (const { name, help, read } of tokenGauges) {
    const gauge = new Gauge({
      name,
      help,
      registers: [],
      collect() {
        this.set(read(status()));
      },
    });
    registry.registerMetric(gauge);
  }
}
