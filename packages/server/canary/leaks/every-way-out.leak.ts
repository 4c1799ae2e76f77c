import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createClient } from 'redis';
import { expect, onTestFinished, test } from 'vitest';
import { memoryStore } from '../../src/token/store/memory-store.js';
import { ServerError } from '../../src/error/server-error.js';
import { callListener } from '../../src/options/call-listener.js';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { startManager } from '../../test-support/start-manager.js';
import { grant } from '@phoenix-checkout/test-kit/token-endpoint';

// Each of these tests leaks what it got, on purpose; but for the first.

async function expectToken(): Promise<string> {
  const answer = grant({ access_token: 'a-token-that-leaks' });
  const { manager } = await startManager({ answer });
  const { accessToken } = await manager.getToken();
  expect(accessToken).toBe('a-token-that-leaks');
  return accessToken;
}

async function answerWith(body: string): Promise<void> {
  const { url, stop } = await listen((_, res) => void res.end(body));
  await ask(url);
  await stop();
}

test('nothing', async () => {
  const token = await expectToken();
  await answerWith(JSON.stringify({ access_token: token, token_type: 'Bearer' }));
});

test('console', async () => {
  console.log({ deep: { deeper: [await expectToken()] } });
});

test('error', async () => {
  expect(new ServerError('aborted', encodeURIComponent(await expectToken()))).toBeInstanceOf(Error);
});

test('event', async () => {
  callListener(() => {}, { type: 'token_minted', token: await expectToken() });
});

test('page', async () => {
  await answerWith(`<p>${await expectToken()}</p>`);
});

test('reply beside its token', async () => {
  const token = await expectToken();
  const reply = { access_token: token, token_type: 'Bearer', scope: [btoa(`scope ${token}`)] };
  await answerWith(JSON.stringify(reply));
});

test('store', async () => {
  Object.assign(memoryStore(), { token: await expectToken() });
});

test('process', async () => {
  const child = spawn(process.execPath, ['-e', `console.log('${await expectToken()}')`]);
  await once(child, 'close');
});

test('secret', async () => {
  await expectToken();
  console.log('a secret of the test');
});

test('redis', async () => {
  const token = await expectToken();
  const redis = await startRedisServer();
  const client = createClient({ url: redis.url });
  onTestFinished(async () => {
    client.destroy();
    await redis.stop();
  });
  await client.connect();
  await client.set('key', token);
  await client.get('key');
});
