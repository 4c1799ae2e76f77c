import { describe, expect, it } from 'vitest';
import { jsonRequest, marketRequest, origin } from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';

describe.each(transports)('$name', ({ open }) => {
  const says = expect.stringContaining('sandbox');
  const get = (path: string) => new Request(origin + path);

  /** A request of a page's script. */
  const from = (page: string, init: RequestInit, path = '/admin/faults') =>
    new Request(origin + path, { ...init, headers: { Origin: page } });
  const preflightOf = (page: string) =>
    new Request(`${origin}/admin/faults`, {
      method: 'OPTIONS',
      headers: {
        Origin: page,
        'Access-Control-Request-Method': 'DELETE',
        'Access-Control-Request-Headers': 'content-type',
      },
    });

  describe('/admin/faults', () => {
    it('switches faults on, shows them and switches them off', async () => {
      const sandbox = await open();
      const faults = { token: { reply: 500, times: 2 }, payment: { outcome: 'failed' } };

      const posted = await sandbox.fetch(jsonRequest('/admin/faults', { body: faults }));
      const shown = await sandbox.fetch(get('/admin/faults'));
      const deleted = await sandbox.fetch(jsonRequest('/admin/faults', { method: 'DELETE' }));

      expect(posted.status).toBe(200);
      expect(await posted.json()).toEqual({ sandbox: says, faults });
      expect(await shown.json()).toEqual({ sandbox: says, faults });
      expect(await deleted.json()).toEqual({ sandbox: says, faults: {} });
      expect((await sandbox.fetch(marketRequest())).status).toBe(200);
    });

    it.each([
      ['a group that does not exist', { tokens: {} }],
      ['a fault that does not exist', { token: { slow: 3 } }],
      ['a prototype in place of a group', { constructor: {} }],
      ['a value of another type', { token: { delayMs: '3' } }],
      ['a value out of range', { token: { lifetimeSeconds: 0 } }],
      ['a reply that does not exist', { token: { reply: 418 } }],
      ['a fault of another group', { checkout: { reply: 'html' } }],
      ['a group that is no object', { token: 500 }],
      ['a list', []],
      ['null', null],
    ])('refuses %s', async (_name, body) => {
      const sandbox = await open();

      const reply = await sandbox.fetch(jsonRequest('/admin/faults', { body }));

      expect(reply.status).toBe(400);
      expect(await reply.json()).toEqual({
        sandbox: says,
        error: 'invalid_option',
        error_description: expect.any(String),
      });
      expect(sandbox.faults).toEqual({});
    });

    it('refuses what is not JSON', async () => {
      const reply = await (
        await open()
      ).fetch(new Request(`${origin}/admin/faults`, { method: 'POST', body: 'reply=500' }));

      expect(reply.status).toBe(400);
      expect(await reply.json()).toMatchObject({ error: 'invalid_json' });
    });

    it('lets a page of an allowed origin drive it', async () => {
      const shop = 'https://shop.example';
      const sandbox = await open({ allowedOrigins: [shop] });
      const preflight = await sandbox.fetch(preflightOf(shop));
      const deleted = await sandbox.fetch(from(shop, { method: 'DELETE' }));

      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe(shop);
      expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('DELETE');
      expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('content-type');
      expect(deleted.status).toBe(200);
      expect(deleted.headers.get('Access-Control-Allow-Origin')).toBe(shop);
    });

    it.each([
      'https://shop.example',
      'http://sandbox.test.evil.example',
      'http://localhost:5173',
      'null',
    ])('refuses a page of %s', async (other) => {
      const sandbox = await open({ allowedOrigins: ['https://another.example'] });
      sandbox.setFaults({ token: { reply: 500 } });

      const replies = [
        await sandbox.fetch(preflightOf(other)),
        await sandbox.fetch(from(other, { method: 'DELETE' })),
        await sandbox.fetch(from(other, { method: 'POST', body: '{}' })),
        await sandbox.fetch(from(other, { method: 'GET' }, '/admin/stats')),
      ];

      for (const reply of replies) {
        expect(reply.status).toBe(403);
        expect(reply.headers.get('Access-Control-Allow-Origin')).toBeNull();
        expect(await reply.json()).toEqual({
          error: 'foreign_origin',
          error_description: expect.stringContaining('--allow-origin'),
        });
      }
      expect(sandbox.faults).toEqual({ token: { reply: 500 } });
    });

    it('refuses what another site makes a browser ask without an Origin', async () => {
      const sandbox = await open();
      const headers = { 'Sec-Fetch-Site': 'cross-site' };

      const reply = await sandbox.fetch(new Request(`${origin}/admin/stats`, { headers }));

      expect(reply.status).toBe(403);
    });

    it('answers a page of its own, and what is typed into the address bar', async () => {
      const sandbox = await open();
      const headers = { 'Sec-Fetch-Site': 'none' };

      const reply = await sandbox.fetch(new Request(`${origin}/admin/stats`, { headers }));

      expect(reply.status).toBe(200);
    });
  });

  it('shows what was counted, without tokens', async () => {
    const sandbox = await open();
    const minted = await (await sandbox.fetch(marketRequest())).json();

    const text = await (await sandbox.fetch(get('/admin/stats'))).text();

    expect(JSON.parse(text)).toEqual({
      sandbox: says,
      tokenRequests: 1,
      tokensIssued: 1,
      orders: [],
    });
    expect(text).not.toContain(minted.access_token);
  });
});
