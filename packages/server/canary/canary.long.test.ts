import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hasRedis } from '@phoenix-checkout/test-kit/redis-server';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest')), 'vitest.mjs');
const config = fileURLToPath(new URL('leaks/vitest.config.ts', import.meta.url));

interface Report {
  testResults: { assertionResults: { title: string; status: string }[] }[];
}

/** The tests that leak, by how they ended. */
async function runLeaks(): Promise<Record<string, string>> {
  const args = [vitest, 'run', `--config=${config}`, '--reporter=json'];
  // Most of them fail, so Vitest does.
  const stdout = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, (_, output) => resolve(output));
  });
  const json = stdout.split('\n').find((line) => line.startsWith('{"num')) ?? '{}';
  const { testResults } = JSON.parse(json) as Report;
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  return Object.fromEntries(all.map(({ title, status }) => [title, status]));
}

test('the canary finds a token or a secret on every way out', async () => {
  const { nothing, ...leaks } = await runLeaks();

  expect(nothing).toBe('passed');
  expect(leaks).toEqual({
    console: 'failed',
    error: 'failed',
    event: 'failed',
    page: 'failed',
    'reply beside its token': 'failed',
    store: 'failed',
    process: 'failed',
    secret: 'failed',
    'webhook secret': 'failed',
    'payment link': 'failed',
    "payment link's token": 'failed',
    'webhook answer': 'failed',
    redis: hasRedis ? 'failed' : expect.any(String),
  });
});
