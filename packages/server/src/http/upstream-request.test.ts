import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { refuse, startTokenEndpoint } from '@phoenix-checkout/test-kit/token-endpoint';
import { startForgetfulServer } from '../../test-support/forgetful-server.js';
import { requestUpstream, type UpstreamRequest } from './upstream-request.js';

function request(url: string, options: Partial<UpstreamRequest> = {}) {
  return requestUpstream({
    name: 'The test server',
    url: new URL(url),
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: 'a body',
    fetch: globalThis.fetch,
    timeoutMs: 5000,
    bodyLimitBytes: 1000,
    ...options,
  });
}

test('it asks for no cached answer, and follows no redirect', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('{}'));

  await request('https://upstream.example/', { fetch });

  expect(fetch.mock.calls[0]?.[1]).toMatchObject({ cache: 'no-store', redirect: 'manual' });
});

test('it does without cache where a runtime refuses to know it', async () => {
  const Known = globalThis.Request;
  vi.stubGlobal(
    'Request',
    class extends Known {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        if (init?.cache) throw new Error("The 'cache' field is not implemented.");
        super(input, init);
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('{}'));

  await request('https://upstream.example/', { fetch });

  expect(fetch.mock.calls[0]?.[1]).not.toHaveProperty('cache');
});

describe('a pooled connection', () => {
  test.each([
    ['is reset', undefined],
    ['is ended', (socket: { end(): unknown }) => void socket.end()],
  ])('that %s as it is used again costs no answer', async (_, drop) => {
    const server = await startForgetfulServer({ hello: 'there' }, drop);
    onTestFinished(() => server.stop());
    const { fetch } = server;
    await request(server.url, { fetch });

    const { text } = await request(server.url, { fetch });

    expect(text).toBe('{"hello":"there"}');
    expect(server.requests()).toEqual({ answered: 2, dropped: 1 });
  });

  test('is tried once more only', async () => {
    const endpoint = await startTokenEndpoint((res) => res.destroy());
    onTestFinished(() => endpoint.stop());

    const error = await failure(request(endpoint.url));

    expect(error).toMatchObject({ code: 'upstream_unavailable' });
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('that broke after the answer began is not tried again', async () => {
    const endpoint = await startTokenEndpoint((res) => {
      res.writeHead(200, { 'Content-Length': 100 });
      res.write('half', () => res.destroy());
    });
    onTestFinished(() => endpoint.stop());

    await expect(failure(request(endpoint.url))).resolves.toMatchObject({
      code: 'upstream_unavailable',
    });
    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('is not tried again after a refusal', async () => {
    const endpoint = await startTokenEndpoint(refuse(500));
    onTestFinished(() => endpoint.stop());

    await expect(request(endpoint.url)).resolves.toMatchObject({ status: 500 });
    expect(endpoint.arrivals).toHaveLength(1);
  });
});

test.each(['sk_live_5f0c2b7e91d3e8a4', 'EMYSECRETKEY', 'HPE_MY_SECRET', 'ECONNRESET_SECRET'])(
  'a code that no runtime has is not repeated (%s)',
  async (code) => {
    const fetch = () =>
      Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code }, code }));

    const error = await failure(request('https://upstream.example/', { fetch }));

    expect(error).toMatchObject({ name: 'PhoenixError' });
    expectNoSecrets(error, [code]);
  },
);

test('eleven requests may share a signal without a warning', async () => {
  const warned = vi.fn<(warning: Error) => void>();
  process.on('warning', warned);
  onTestFinished(() => void process.off('warning', warned));
  const { signal } = new AbortController();
  const fetch = async () => new Response('{}');

  await Promise.all(
    Array.from({ length: 11 }, () => request('https://upstream.example/', { fetch, signal })),
  );
  await new Promise((resolve) => void setImmediate(resolve));

  expect(warned).not.toHaveBeenCalled();
});
