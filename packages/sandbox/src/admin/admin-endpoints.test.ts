import { describe, expect, it } from 'vitest';
import { jsonRequest, marketRequest, origin } from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';

describe.each(transports)('$name', ({ open }) => {
  const says = expect.stringContaining('sandbox');
  const get = (path: string) => new Request(origin + path);

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

    it('lets a page of another origin drive it', async () => {
      const sandbox = await open();
      const preflight = await sandbox.fetch(
        new Request(`${origin}/admin/faults`, {
          method: 'OPTIONS',
          headers: {
            Origin: 'https://shop.example',
            'Access-Control-Request-Method': 'DELETE',
            'Access-Control-Request-Headers': 'content-type',
          },
        }),
      );

      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('DELETE');
      expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('content-type');
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
