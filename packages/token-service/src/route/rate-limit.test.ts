import { describe, expect, it } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { startService } from '../../test-support/start-service.js';

const shop = 'https://shop.example';

describe('with a rate limit', () => {
  it('the next request of the same address gets 429 and learns when to come again', async () => {
    const { url } = await startService({ rateLimit: 2, allowedOrigins: [shop] });
    const statuses = [];
    for (let count = 0; count < 2; count += 1) statuses.push((await ask(`${url}/token`)).status);

    const { status, headers, body } = await ask(`${url}/token`, { headers: { Origin: shop } });

    expect([...statuses, status]).toEqual([200, 200, 429]);
    expect(headers['access-control-allow-origin']).toBe(shop);
    expect(Number(headers['retry-after'])).toBeGreaterThan(50);
    expect(JSON.parse(body)).toMatchObject({ error: 'rate_limited' });
  });

  it('behind a proxy callers are told apart by what it says', async () => {
    const { url } = await startService({ rateLimit: 1, trustedProxies: 1 });
    const from = async (address: string) =>
      (await ask(`${url}/token`, { headers: { 'X-Forwarded-For': address } })).status;

    const statuses = [
      await from('198.51.100.1'),
      await from('198.51.100.2'),
      // A caller that pretends to be somebody else: the proxy adds whom it really spoke to.
      await from('203.0.113.7, 198.51.100.1'),
    ];

    expect(statuses).toEqual([200, 200, 429]);
  });

  it.each([
    ['X-Forwarded-For', '198.51.100.1:1001', '198.51.100.1:1002'],
    ['X-Forwarded-For', '[2001:db8::1]:1001', '[2001:db8::2]:1002'],
    ['X-Forwarded-For', 'rubbish-1', 'rubbish-2'],
    ['Forwarded', 'for="198.51.100.1:1001"', 'for=198.51.100.1;proto=https'],
    ['Forwarded', 'for=_one', 'for=_two'],
  ])('with %s, %s and %s are one caller', async (name, first, second) => {
    const { url } = await startService({ rateLimit: 1, trustedProxies: 1 });
    const from = async (value: string) =>
      (await ask(`${url}/token`, { headers: { [name]: value } })).status;

    expect([await from(first), await from(second)]).toEqual([200, 429]);
  });

  it('a caller that writes the header which the proxy does not write gains nothing', async () => {
    const { url } = await startService({ rateLimit: 1, trustedProxies: 1 });
    const from = async (forged: string) => {
      const headers = { Forwarded: 'for=198.51.100.1', 'X-Forwarded-For': forged };
      return (await ask(`${url}/token`, { headers })).status;
    };

    expect([await from('203.0.113.1'), await from('203.0.113.2')]).toEqual([200, 429]);
  });

  it('the header of a caller counts for nothing without a proxy', async () => {
    const { url } = await startService({ rateLimit: 1 });
    const headers = { 'X-Forwarded-For': '198.51.100.2' };

    const statuses = [
      (await ask(`${url}/token`)).status,
      (await ask(`${url}/token`, { headers })).status,
    ];

    expect(statuses).toEqual([200, 429]);
  });

  it('guesses of a key count', async () => {
    const { url } = await startService({ rateLimit: 1, apiKeys: ['first-key-0123456789'] });

    const statuses = [(await ask(`${url}/token`)).status, (await ask(`${url}/token`)).status];

    expect(statuses).toEqual([401, 429]);
  });
});
