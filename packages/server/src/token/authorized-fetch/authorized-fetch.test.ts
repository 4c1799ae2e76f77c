import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAuthorizedFetch } from './authorized-fetch.js';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { startForgetfulServer } from '../../../test-support/forgetful-server.js';
import { startManager } from '../../../test-support/start-manager.js';
import {
  grant,
  refuse,
  startTokenEndpoint,
  type Answer,
} from '@phoenix-checkout/test-kit/token-endpoint';

/** An API that takes only the tokens that the test says. */
async function startApi(isGood: (token: string) => boolean) {
  const answer: Answer = (res, _count, { headers, body }) => {
    const token = headers.authorization?.replace('Bearer ', '') ?? '';
    res.writeHead(isGood(token) ? 200 : 401, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ token, body }));
  };
  const api = await startTokenEndpoint(answer);
  onTestFinished(() => api.stop());
  return api;
}

afterEach(() => {
  vi.useRealTimers();
});

test('it adds the token, in place of another', async () => {
  const { manager } = await startManager();
  const api = await startApi(() => true);
  const authorizedFetch = createAuthorizedFetch(manager);

  await authorizedFetch(api.url, { headers: { Authorization: 'Basic eA==', 'X-Mine': 'kept' } });
  await authorizedFetch(new URL(api.url));
  await authorizedFetch(new Request(api.url, { headers: { 'X-Mine': 'kept too' } }));

  expect(api.arrivals.map(({ headers }) => [headers.authorization, headers['x-mine']])).toEqual([
    ['Bearer token-1', 'kept'],
    ['Bearer token-1', undefined],
    ['Bearer token-1', 'kept too'],
  ]);
});

describe('on 401', () => {
  test.each<[string, BodyInit | undefined]>([
    ['no body', undefined],
    ['a string', 'text'],
    ['a form', new URLSearchParams({ a: 'b' })],
    ['bytes', new TextEncoder().encode('text')],
    ['a blob', new Blob(['text'])],
  ])('the token is renewed and a request with %s sent again', async (_, body) => {
    const { endpoint, manager } = await startManager();
    const api = await startApi((token) => token === 'token-2');
    const init: RequestInit = body === undefined ? {} : { method: 'POST', body };

    const response = await createAuthorizedFetch(manager)(api.url, init);

    expect(response.status).toBe(200);
    expect(endpoint.arrivals).toHaveLength(2);
    expect(api.arrivals).toHaveLength(2);
    expect(api.arrivals[1]?.body).toBe(api.arrivals[0]?.body);
  });

  test.each<[string, (url: string) => [RequestInfo, RequestInit?]]>([
    [
      'a stream',
      (url) => [
        url,
        { method: 'POST', body: new Blob(['text']).stream(), duplex: 'half' } as RequestInit,
      ],
    ],
    ['a Request with a body', (url) => [new Request(url, { method: 'POST', body: 'text' })]],
  ])('%s cannot be sent again, but the next request has a new token', async (_, make) => {
    const { manager } = await startManager();
    const api = await startApi((token) => token === 'token-2');
    const authorizedFetch = createAuthorizedFetch(manager);

    const first = await authorizedFetch(...make(api.url));
    const second = await authorizedFetch(...make(api.url));

    expect([first.status, second.status]).toEqual([401, 200]);
    expect(api.arrivals).toHaveLength(2);
  });

  test('many requests renew once, and all are sent again', async () => {
    const { endpoint, manager } = await startManager();
    const api = await startApi((token) => token === 'token-2');
    const authorizedFetch = createAuthorizedFetch(manager);

    const responses = await Promise.all(Array.from({ length: 20 }, () => authorizedFetch(api.url)));

    expect(responses.every((response) => response.status === 200)).toBe(true);
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('an API that refuses every token is no reason to mint more than every 30 s', async () => {
    const { endpoint, manager } = await startManager();
    const api = await startApi(() => false);
    const authorizedFetch = createAuthorizedFetch(manager);
    const began = performance.now();

    for (let round = 0; round < 10; round += 1) {
      await expect(authorizedFetch(api.url)).resolves.toMatchObject({ status: 401 });
    }
    expect(endpoint.arrivals).toHaveLength(2);
    vi.spyOn(performance, 'now').mockReturnValue(began + 31_000);
    await authorizedFetch(api.url);
    vi.restoreAllMocks();

    expect(endpoint.arrivals).toHaveLength(3);
  });

  test('a token that somebody else has renewed meanwhile is used without minting', async () => {
    const { endpoint, manager } = await startManager();
    const api = await startApi((token) => token === 'token-2');
    await manager.getToken();
    const answer = api.answer;
    api.answer = (...request) => {
      void manager
        .invalidate('token-1')
        .then(() => manager.getToken())
        .then(() => answer(...request));
    };

    const response = await createAuthorizedFetch(manager)(api.url);

    expect(response.status).toBe(200);
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('without another token it stays a 401, body and all', async () => {
    const { endpoint, manager } = await startManager();
    await manager.getToken();
    endpoint.answer = refuse(500);
    const api = await startApi(() => false);

    const response = await createAuthorizedFetch(manager)(api.url);

    expect(response.status).toBe(401);
    await expect(response.json()).resolves.toMatchObject({ token: 'token-1' });
    expect(api.arrivals).toHaveLength(1);
  });
});

test('a token of the same name is not sent again', async () => {
  const { manager } = await startManager({ answer: grant({ access_token: 'same' }) });
  const api = await startApi(() => false);

  await expect(createAuthorizedFetch(manager)(api.url)).resolves.toMatchObject({ status: 401 });

  expect(api.arrivals).toHaveLength(1);
});

test.each(['http://api.phoenixwallet.io/wallets', 'ftp://localhost/'])(
  'no token goes to %s',
  async (url) => {
    const { endpoint, manager } = await startManager();
    const send = vi.fn<typeof fetch>();

    const error = await failure(createAuthorizedFetch(manager, { fetch: send })(url));

    expect(error).toMatchObject({ code: 'invalid_config' });
    expect(send).not.toHaveBeenCalled();
    expect(endpoint.arrivals).toEqual([]);
  },
);

test('the abort of a caller ends its wait for the token', async () => {
  const { manager } = await startManager({ answer: () => {} });
  const controller = new AbortController();
  const asked = createAuthorizedFetch(manager)('https://api.example/', {
    signal: controller.signal,
  });

  controller.abort();

  await expect(asked).rejects.toMatchObject({ code: 'aborted' });
});

test('the token does not follow a redirect to another origin', async () => {
  const { manager } = await startManager();
  const other = await startApi(() => true);
  const api = await startTokenEndpoint((res) =>
    res.writeHead(307, { Location: other.url.replace('127.0.0.1', 'localhost') }).end(),
  );
  onTestFinished(() => api.stop());

  await createAuthorizedFetch(manager)(api.url).catch(() => {});

  expect(other.arrivals.every(({ headers }) => headers.authorization === undefined)).toBe(true);
});

test('a 401 of another origin that a redirect led to costs no token', async () => {
  const { endpoint, manager } = await startManager();
  const elsewhere = await startApi(() => false);
  const api = await startTokenEndpoint((res) => {
    res.writeHead(302, { Location: elsewhere.url }).end();
  });
  onTestFinished(() => api.stop());

  const response = await createAuthorizedFetch(manager)(api.url);

  expect(response.status).toBe(401);
  expect(elsewhere.arrivals.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  expect(endpoint.arrivals).toHaveLength(1);
  expect(manager.status()).toMatchObject({ status: 'valid' });
});

describe('a connection that the API closes as it is used again', () => {
  async function startForgetfulApi() {
    const forgetful = await startForgetfulServer();
    onTestFinished(() => forgetful.stop());
    return forgetful;
  }

  test.each<[string, RequestInit]>([
    ['GET', {}],
    ['PUT', { method: 'PUT', body: 'text' }],
    [
      'POST with an Idempotency-Key',
      { method: 'POST', body: 'text', headers: { 'Idempotency-Key': '1' } },
    ],
  ])('is no reason for %s to fail', async (_, init) => {
    const { manager } = await startManager();
    const api = await startForgetfulApi();
    const authorizedFetch = createAuthorizedFetch(manager, { fetch: api.fetch });
    await (await authorizedFetch(api.url)).text();

    const response = await authorizedFetch(api.url, init);

    expect(response.status).toBe(200);
    expect(api.requests()).toEqual({ answered: 2, dropped: 1 });
  });

  test('is told for POST, which may have been carried out', async () => {
    const { manager } = await startManager();
    const api = await startForgetfulApi();
    const authorizedFetch = createAuthorizedFetch(manager, { fetch: api.fetch });
    await (await authorizedFetch(api.url)).text();

    await expect(authorizedFetch(api.url, { method: 'POST', body: 'text' })).rejects.toThrow(
      'fetch failed',
    );

    expect(api.requests()).toEqual({ answered: 1, dropped: 1 });
  });
});
