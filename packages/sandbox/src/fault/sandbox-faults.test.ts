import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../sandbox/index.js';
import {
  checkoutQuery,
  jsonRequest,
  marketRequest,
  origin,
  send,
  walletRequest,
} from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';

describe.each(transports)('$name', ({ open }) => {
  afterEach(() => {
    vi.useRealTimers();
  });

  describe('the token endpoint', () => {
    it.each([
      [500, 500, 'text/plain', 'Internal Server Error'],
      [503, 503, 'text/plain', 'Service Unavailable'],
      ['html', 200, 'text/html; charset=utf-8', '<h1>It works!</h1>'],
      ['bad_json', 200, 'application/json', '{"access_token": "'],
      ['empty', 200, 'application/json', ''],
    ] as const)('answers %s', async (reply, status, contentType, words) => {
      const sandbox = await open();
      sandbox.setFaults({ token: { reply } });

      const response = await sandbox.fetch(marketRequest());

      expect(response.status).toBe(status);
      expect(response.headers.get('Content-Type')).toBe(contentType);
      const body = await response.text();
      expect(body).toContain(words);
      expect(() => JSON.parse(body)).toThrow(/JSON/);
    });

    it.each([
      ['invalid_client', 401],
      ['invalid_scope', 400],
      ['invalid_grant', 400],
      ['unauthorized', 401],
    ] as const)('answers %s', async (reply, status) => {
      const sandbox = await open();
      sandbox.setFaults({ token: { reply } });

      const response = await sandbox.fetch(marketRequest());

      expect(response.status).toBe(status);
      expect(await response.json()).toEqual({
        error: reply,
        error_description: expect.any(String),
      });
    });

    it.each([
      ['invalid_client', { client_id: 'somebody' }],
      ['invalid_scope', { scope: 'everything' }],
      ['invalid_grant', { grant_type: 'password' }],
    ] as const)('answers %s as it does where the request is wrong', async (reply, changes) => {
      const sandbox = await open();
      const refused = await sandbox.fetch(walletRequest(changes));
      sandbox.setFaults({ token: { reply } });

      const response = await sandbox.fetch(walletRequest());

      expect(response.status).toBe(refused.status);
      expect(await response.json()).toEqual(await refused.json());
    });

    it('answers 429 with Retry-After', async () => {
      const sandbox = await open();
      sandbox.setFaults({ token: { reply: 429, retryAfterSeconds: 17 } });

      const response = await sandbox.fetch(marketRequest());

      expect(response.status).toBe(429);
      expect(response.headers.get('Retry-After')).toBe('17');
    });

    it('hangs until the caller gives up', async () => {
      const sandbox = await open();
      sandbox.setFaults({ token: { reply: 'hang' } });
      const controller = new AbortController();

      const waiting = sandbox.fetch(new Request(marketRequest(), { signal: controller.signal }));
      controller.abort();

      expect((await waiting).type).toBe('error');
    });

    it('gives a network error for a reset', async () => {
      const sandbox = await open();
      sandbox.setFaults({ token: { reply: 'reset' } });

      expect((await sandbox.fetch(marketRequest())).type).toBe('error');
    });

    it('mints short-lived tokens', async () => {
      const sandbox = await open();
      sandbox.setFaults({ token: { lifetimeSeconds: 10 } });

      const response = await sandbox.fetch(marketRequest());

      expect((await response.json()).expires_in).toBe(10);
    });

    it('refuses the right secret once it is revoked', async () => {
      const sandbox = await open();
      sandbox.setFaults({ token: { secretRevoked: true } });

      const response = await sandbox.fetch(marketRequest());

      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: 'invalid_client' });
    });

    it('fails so many times and then recovers', async () => {
      const sandbox = await open();
      sandbox.setFaults({ token: { reply: 500, times: 2 } });

      const statuses = [];
      for (let i = 0; i < 3; i++) statuses.push((await sandbox.fetch(marketRequest())).status);

      expect(statuses).toEqual([500, 500, 200]);
      expect(sandbox.faults).toEqual({});
      expect(sandbox.tokenRequests).toBe(3);
    });
  });

  it('says in the journal that a fault is used up', async () => {
    const sandbox = await open();
    sandbox.setFaults({ token: { reply: 500, times: 2 }, payment: { outcome: 'failed' } });

    await sandbox.fetch(marketRequest());
    const first = await send(sandbox, '/admin/events/3', undefined);
    await sandbox.fetch(marketRequest());
    const second = await send(sandbox, '/admin/events/3', undefined);

    expect(first.status).toBe(404);
    expect(second.body).toMatchObject({
      kind: 'sandbox',
      type: 'faults',
      title: 'Faults used up, and off: token.reply',
      details: { faults: { payment: { outcome: 'failed' } } },
    });
  });

  describe('the checkout', () => {
    it.each([500, 503] as const)('answers %s for the page and its steps', async (reply) => {
      const sandbox = await open();
      sandbox.setFaults({ checkout: { reply } });

      const page = await sandbox.fetch(new Request(`${origin}/${checkoutQuery('x')}`));
      const step = await sandbox.fetch(jsonRequest('/api/checkout', { body: {} }));

      expect([page.status, step.status]).toEqual([reply, reply]);
    });

    it('fails once and then recovers', async () => {
      const sandbox = await open();
      sandbox.setFaults({ checkout: { reply: 500, times: 1 } });

      expect((await sandbox.fetch(new Request(`${origin}/`))).status).toBe(500);
      expect((await sandbox.fetch(new Request(`${origin}/`))).status).toBe(400);
    });

    it('leaves the token endpoint alone', async () => {
      const sandbox = await open();
      sandbox.setFaults({ checkout: { reply: 500 } });

      expect((await sandbox.fetch(marketRequest())).status).toBe(200);
    });
  });

  it('switches off what is not named', async () => {
    const sandbox = await open();
    sandbox.setFaults({ token: { reply: 500 } });

    sandbox.setFaults({ payment: { outcome: 'failed' } });

    expect(sandbox.faults).toEqual({ payment: { outcome: 'failed' } });
  });

  it('changes nothing when a fault is not valid', async () => {
    const sandbox = await open();
    sandbox.setFaults({ token: { reply: 500 } });

    expect(() => sandbox.setFaults({ token: { delayMs: -1 } })).toThrow(
      expect.objectContaining({ code: 'invalid_option' }),
    );
    expect(sandbox.faults).toEqual({ token: { reply: 500 } });
  });
});

// With a clock of the test's own, which a connection would not wait for; over HTTP: start-sandbox.test.ts.
it('a slow token endpoint waits, and then answers normally', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const sandbox = createSandbox();
  sandbox.setFaults({ token: { delayMs: 5000 } });
  const answered = vi.fn<() => void>();

  const waiting = sandbox.fetch(marketRequest()).then((response) => {
    answered();
    return response;
  });
  await vi.advanceTimersByTimeAsync(4999);
  expect(answered).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);

  expect((await waiting).status).toBe(200);
});
