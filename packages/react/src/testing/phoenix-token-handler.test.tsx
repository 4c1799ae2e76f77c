import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import { readFileSync } from 'node:fs';
import { matchRequestUrl } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { usePhoenixToken } from '../token/index.js';
import { fakeTokenReply } from './index.js';
import { phoenixTokenHandler, type PhoenixTokenHandlerOptions } from './msw.js';

const url = 'http://host.test/api/phoenix/token';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

/** A hook on an endpoint that the handler answers for. */
function ask(options: Partial<PhoenixTokenHandlerOptions> = {}) {
  server.use(phoenixTokenHandler({ url, ...options }));
  const queryClient = new QueryClient();
  const { result } = renderHook(() => usePhoenixToken({ tokenUrl: url, queryClient }));
  return result;
}

it('answers with a new token for each request', async () => {
  const onRequest = vi.fn();
  const result = ask({ onRequest });
  await waitFor(() => expect(result.current.status).toBe('success'));
  const first = result.current.token;

  await result.current.refresh();

  await waitFor(() => expect(result.current.token).not.toBe(first));
  expect(onRequest).toHaveBeenCalledTimes(2);
  expect(onRequest.mock.calls[0]?.[0]).toBeInstanceOf(Request);
});

it('answers with what the test wants', async () => {
  const reply = fakeTokenReply({ remainingSeconds: 90 });

  const result = ask({ reply: () => reply });

  await waitFor(() => expect(result.current.token).toBe(reply.access_token));
  expect((result.current.expiresAt ?? 0) - Date.now()).toBeLessThanOrEqual(90_000);
});

it.each([
  [{ status: 401 }, 'token_unauthorized'],
  [{ status: 503 }, 'token_unavailable'],
  [{ networkError: true }, 'token_unavailable'],
  [{ reply: { token: 'in another field' } }, 'invalid_token_reply'],
])('fails on demand: %o', async (options, code) => {
  const result = ask(options);

  await waitFor(() => expect(result.current.error?.code).toBe(code), { timeout: 5000 });
});

it('takes its time', async () => {
  const startedAt = performance.now();
  const result = ask({ delayMs: 100 });

  await waitFor(() => expect(result.current.status).toBe('success'));

  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(95);
});

it('takes for ever', async () => {
  const asked = new Promise<void>((resolve) => {
    const result = ask({ delayMs: 'infinite', onRequest: () => resolve() });
    expect(result.current.status).toBe('pending');
  });

  await asked;
});

it.each([
  ['phoenix-token-handler.ts', '/api/phoenix/token'],
  ['phoenix-order-handler.ts', '/api/phoenix/order'],
])("the example of %s answers for the page's own endpoint", (file, path) => {
  const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');

  const urls = [...source.matchAll(/url: '(.+?)'/g)].map(([, example = '']) => example);

  expect(urls).not.toEqual([]);
  for (const example of urls) {
    const { matches } = matchRequestUrl(new URL(path, location.href), example);
    expect([example, matches]).toEqual([example, true]);
  }
});
