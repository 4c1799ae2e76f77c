import { readFileSync } from 'node:fs';
import parsePrometheusTextFormat, { type ParsedMetric } from 'parse-prometheus-text-format';
import { expect, test } from 'vitest';
import { memoryStore } from '@phoenix-checkout/server';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { startService } from '../../test-support/start-service.js';
import { grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';
import { until } from '@phoenix-checkout/test-kit/until';

async function readMetrics(url: string): Promise<Map<string, ParsedMetric>> {
  const { body, headers } = await ask(`${url}/metrics`);
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  const parsed = parsePrometheusTextFormat(body);
  return new Map(parsed.map((metric) => [metric.name, metric]));
}

test('a Prometheus parser reads what is the case', async () => {
  const { url, service } = await startService();
  await service.manager.getToken();
  await ask(`${url}/token`);
  await ask(`${url}/token`);
  await ask(`${url}/token`, { method: 'POST' });
  await ask(`${url}/token`, { method: 'PROPFIND' });

  const metrics = await readMetrics(url);
  const one = (name: string) => metrics.get(name)?.metrics[0];

  expect(one('phoenix_service_info')?.labels).toMatchObject({ provider: 'phoenix-market' });
  expect(one('phoenix_token_valid')?.value).toBe('1');
  expect(one('phoenix_token_lifetime_seconds')?.value).toBe('3600');
  expect(Number(one('phoenix_token_expires_in_seconds')?.value)).toBeGreaterThan(3590);
  const mintedAt = Number(one('phoenix_token_last_mint_timestamp_seconds')?.value);
  expect(Math.abs(Date.now() / 1000 - mintedAt)).toBeLessThan(10);
  expect(one('phoenix_token_mints_total')?.value).toBe('1');
  expect(metrics.get('phoenix_token_requests_total')?.metrics).toEqual([
    { value: '2', labels: { method: 'GET', status: '200' } },
    { value: '1', labels: { method: 'POST', status: '405' } },
    { value: '1', labels: { method: 'other', status: '405' } },
  ]);
  expect(metrics.get('phoenix_token_request_duration_seconds')).toMatchObject({
    type: 'HISTOGRAM',
    metrics: [{ count: '4' }],
  });
  expect(one('phoenix_token_mint_duration_seconds')?.count).toBe('1');
  expect(metrics.has('process_cpu_seconds_total')).toBe(true);
  expect(metrics.has('phoenix_store_up')).toBe(false);
  const gauges = [...metrics.values()].filter(({ type }) => type === 'GAUGE');
  expect(gauges.filter(({ name }) => name.endsWith('_total'))).toEqual([]);
});

test('failures count by their code', async () => {
  const { url, lines } = await startService({ answer: refuse(401, { error: 'invalid_client' }) });
  await until('it was refused', () => lines.some(({ event }) => event === 'mint_failed'));

  const metrics = await readMetrics(url);

  expect(metrics.get('phoenix_token_mint_failures_total')?.metrics).toEqual([
    { value: '1', labels: { code: 'invalid_client' } },
  ]);
  expect(metrics.get('phoenix_token_valid')?.metrics[0]?.value).toBe('0');
  expect(metrics.get('phoenix_token_expires_in_seconds')?.metrics[0]?.value).toBe('0');
});

test('the store is up or not, and its failures and tokens count', async () => {
  const memory = memoryStore();
  const store = { ...memory, inProcess: false, release: () => Promise.reject(new Error('no')) };
  const first = await startService({ store });
  await first.service.manager.getToken();
  await until('the store failed', () => first.lines.some(({ event }) => event === 'store_failed'));

  const metrics = await readMetrics(first.url);

  expect(metrics.get('phoenix_store_failures_total')?.metrics).toEqual([
    { value: '1', labels: { operation: 'release' } },
  ]);
  const storeHealth = { name: 'Redis', isReachable: () => false };
  const second = await startService({ store: memory, storeHealth });
  expect((await readMetrics(second.url)).get('phoenix_store_up')?.metrics[0]?.value).toBe('0');
});

test('no token and no secret is among them', async () => {
  const answer = grant({ access_token: 'canary-token-0123456789' });
  const { url, service } = await startService({ answer, apiKeys: ['canary-key-0123456789'] });
  await service.manager.getToken();
  await ask(`${url}/token`, { headers: { 'X-API-Key': 'canary-key-0123456789' } });

  const { body } = await ask(`${url}/metrics`);

  expectNoSecrets(body, [
    'canary-token-0123456789',
    'canary-key-0123456789',
    'a secret of the test',
  ]);
});

test('the README has every metric of ours', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const storeHealth = { name: 'Redis', isReachable: () => true };
  const { url } = await startService({ storeHealth });

  const names = [...(await readMetrics(url)).keys()].filter((name) => name.startsWith('phoenix_'));

  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
});
