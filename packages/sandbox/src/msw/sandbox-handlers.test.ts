import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../sandbox/index.js';
import { sandboxHandlers } from './sandbox-handlers.js';
import { checkoutQuery, jsonRequest, marketRequest } from '../../test-support/requests.js';

const url = 'https://checkout.example/sandbox/';
const sandbox = createSandbox();
const elsewhere = http.all('*', () => HttpResponse.text('elsewhere'));
const server = setupServer(...sandboxHandlers(sandbox, { url }), elsewhere);
const base = url.slice(0, -1);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => sandbox.reset());
afterAll(() => server.close());

async function accessToken(): Promise<string> {
  const reply = await fetch(marketRequest({}, base));
  return (await reply.json()).access_token;
}

describe('sandboxHandlers', () => {
  it('answers for tokens, the page and its steps', async () => {
    const token = await accessToken();

    const page = await fetch(url + checkoutQuery(token));
    const query = checkoutQuery(token);
    const started = await fetch(jsonRequest('/api/sessions', { body: { query }, url: base }));
    const { session_id: session } = await started.json();
    const order = await fetch(
      jsonRequest('/api/orders', { body: { method: 'bank' }, session, url: base }),
    );

    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Sandbox, no real money');
    expect(order.status).toBe(201);
    expect(sandbox.orders).toHaveLength(1);
  });

  it('switches faults by the admin endpoint', async () => {
    const body = { token: { reply: 500 } };

    await fetch(jsonRequest('/admin/faults', { body, url: base }));

    expect((await fetch(marketRequest({}, base))).status).toBe(500);
  });

  it('gives a network error for a reset', async () => {
    sandbox.setFaults({ token: { reply: 'reset' } });

    await expect(fetch(marketRequest({}, base))).rejects.toThrow(TypeError);
  });

  it('says nothing of a request whose sender left before its body was there', async () => {
    const complained = vi.spyOn(console, 'error').mockImplementation(() => {});
    const answered = vi.fn<(status: number) => void>();
    server.events.on('response:mocked', ({ response }) => answered(response.status));
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"que')),
      pull: (controller) => controller.error(new Error('The page left.')),
    });
    const init = { method: 'POST', body, duplex: 'half' };

    await expect(fetch(`${url}api/checkout`, init)).rejects.toThrow(TypeError);

    expect(answered).not.toHaveBeenCalledWith(500);
    expect(complained).not.toHaveBeenCalled();
    complained.mockRestore();
  });

  it.each(['https://checkout.example/sandbox/other', 'https://checkout.example/oauth/token'])(
    'leaves %s to others',
    async (other) => {
      expect(await (await fetch(other)).text()).toBe('elsewhere');
    },
  );

  it('takes the address of the page for its folder', async () => {
    const handlers = sandboxHandlers(sandbox, { url: 'https://shop.example/pay/index.html' });
    server.use(...handlers);

    const reply = await fetch('https://shop.example/pay/admin/stats');

    expect(reply.status).toBe(200);
  });

  it.each(['/relative', 'data:,x', ''])('refuses the url %s', (wrong) => {
    expect(() => sandboxHandlers(sandbox, { url: wrong })).toThrow(
      expect.objectContaining({ code: 'invalid_option' }),
    );
  });
});
