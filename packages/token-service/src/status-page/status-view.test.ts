import { describe, expect, it, test } from 'vitest';
import { ServerError } from '@phoenix-checkout/server';
import type { TokenStatus } from '@phoenix-checkout/server';
import { ServiceHistory } from './service-history.js';
import { statusPage } from './status-page.js';
import { headlineOf, outlookOf, type StatusView } from './status-view.js';

const now = Date.UTC(2026, 0, 1);
const counts = {
  provider: 'phoenix-market',
  started: true,
  minting: false,
  mints: 0,
  failures: 0,
  retryInSeconds: 0,
};
const valid: TokenStatus = {
  ...counts,
  status: 'valid',
  mints: 1,
  expiresAt: now + 1_800_000,
  expiresInSeconds: 1800,
  lifetimeSeconds: 3600,
  renewsInSeconds: 65,
  lastMintedAt: now - 1_800_000,
};
const lastError = { code: 'upstream_timeout', message: 'too late', at: now - 1000 } as const;
const failure = { ...counts, failures: 1, lastError };

/** A view; `mintedAt` and `failedAt` are in its history. */
function view(
  token: TokenStatus,
  { mintedAt, ...rest }: Partial<StatusView> & { mintedAt?: number } = {},
): StatusView {
  let at = mintedAt ?? now;
  const history = new ServiceHistory(() => at);
  if (mintedAt !== undefined) {
    const minted = { durationMs: 85, lifetimeSeconds: 3600, repeated: false };
    history.record({ type: 'token_minted', provider: 'phoenix-market', ...minted });
  }
  at = now;
  return {
    now,
    version: '1.2.3',
    hostName: 'pod-7',
    startedAt: now - 90_000,
    isStopping: false,
    token,
    history,
    ...rest,
  };
}

describe('the headline', () => {
  it.each([
    ['Starting', 'busy', view({ ...counts, status: 'empty', minting: true })],
    ['Ready', 'good', view(valid, { mintedAt: now - 60_000 })],
    ['Ready', 'good', view({ ...valid, failures: 1, lastError }, { mintedAt: now })],
    ['Renewal is failing', 'warn', view({ ...valid, ...failure }, { mintedAt: now - 60_000 })],
    ['No token', 'bad', view({ ...failure, status: 'empty' })],
    ['No token', 'bad', view({ ...failure, status: 'expired' }, { mintedAt: now - 60_000 })],
    ['Renewing', 'busy', view({ ...counts, status: 'rejected' }, { mintedAt: now - 60_000 })],
    ['Stopping', 'busy', view(valid, { isStopping: true })],
  ])('is %s', (title, tone, seen) => {
    expect(headlineOf(seen)).toMatchObject({ title, tone });
  });

  it('does not change with the seconds: it is read aloud', () => {
    const later = { ...valid, expiresInSeconds: 1799, renewsInSeconds: 64 };

    expect(headlineOf(view(valid))).toEqual(headlineOf(view(later)));
  });
});

test.each([
  ['Renewal in 1 min 5 s.', view(valid)],
  ['Renewal is due.', view({ ...valid, renewsInSeconds: 0 })],
  ['A token request is under way.', view({ ...valid, minting: true })],
  ['Next token request in 12 s.', view({ ...failure, status: 'empty', retryInSeconds: 12 })],
  ['The next token request follows shortly.', view({ ...failure, status: 'empty' })],
  ['Next token request in 1 min 5 s.', view({ ...valid, ...failure }, { mintedAt: now - 60_000 })],
])('the outlook is: %s', (expected, seen) => {
  expect(outlookOf(seen)).toBe(expected);
});

describe('the page', () => {
  it('tells age, time left, renewals, errors and requests', () => {
    const seen = view(valid, { mintedAt: now - 1_800_000 });
    seen.history.record({
      type: 'mint_failed',
      provider: 'phoenix-market',
      durationMs: 1,
      error: new ServerError('upstream_timeout', 'The endpoint is slow.'),
      renewalRetryInSeconds: 1,
      expiresInSeconds: 1,
    });
    for (const status of [200, 200, 403, 503]) seen.history.recordAnswer(status);

    const text = statusPage(seen)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');

    for (const words of [
      'Age 30 min',
      'Time left 30 min',
      '30 min ago New token valid for 1 h, took 85 ms',
      'upstream_timeout The endpoint is slow.',
      '4 requests since the start',
      '2 answered 1 refused 1 failed',
      'Phoenix Market pod-7 v1.2.3 up 1 min 30 s',
      'Redis Not used',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('writes what others said as text', () => {
    const page = statusPage(view(valid, { hostName: `<script src="//evil">'&` }));

    expect(page).toContain('&lt;script src=&quot;//evil&quot;&gt;&#39;&amp;');
  });

  it.each([
    [true, 'Connected'],
    [false, 'Not reachable'],
    [undefined, 'In use'],
  ])('with a store that is reachable: %s, says %s', (isReachable, words) => {
    expect(statusPage(view(valid, { store: { name: 'Redis', isReachable } }))).toContain(words);
  });

  it('with a store that refuses calls, says why', () => {
    const store = { name: 'Redis', isReachable: false, refusalCode: 'READONLY' };

    const page = statusPage(view(valid, { store }));

    expect(page).toContain('Refuses calls');
    expect(page).toContain('It answers READONLY.');
  });
});
