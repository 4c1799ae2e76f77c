import { describe, expect, it } from 'vitest';
import {
  accessTokenOf,
  address,
  checkoutQuery,
  handClock,
  origin,
  send,
} from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';

describe.each(transports)('$name', ({ open }) => {
  describe('opening', () => {
    it('shows what was asked for', async () => {
      const sandbox = await open();
      const query = checkoutQuery(await accessTokenOf(sandbox), { amount: '100.50' });

      const { status, body } = await send(sandbox, '/api/checkout', { query });

      expect(status).toBe(200);
      expect(body).toEqual({ address, amount: '100.5', share_on: false });
    });

    it.each([
      ['a missing address', { address: undefined }, 400, 'invalid_address'],
      ['an address with a typo', { address: `${address.slice(0, -1)}D` }, 400, 'invalid_address'],
      ['a missing amount', { amount: undefined }, 400, 'invalid_amount'],
      ['an amount of nothing', { amount: '0' }, 400, 'invalid_amount'],
      ['an amount with an exponent', { amount: '1e3' }, 400, 'invalid_amount'],
      ['another theme', { theme: 'sepia' }, 400, 'invalid_parameter'],
      ['shareOn that is neither', { shareOn: 'yes' }, 400, 'invalid_parameter'],
      [
        'onlyPrivateMatching that is neither',
        { onlyPrivateMatching: '1' },
        400,
        'invalid_parameter',
      ],
      ['a missing token', { access_token: undefined }, 401, 'missing_token'],
      ['a token that is none', { access_token: 'abc' }, 401, 'invalid_token'],
      ['a link that is none', { payment_id: 'pl_x' }, 400, 'invalid_payment_link'],
    ])('refuses %s, on the page and in its steps', async (_name, changes, status, error) => {
      const sandbox = await open();
      const query = checkoutQuery(await accessTokenOf(sandbox), changes);

      const page = await sandbox.fetch(new Request(`${origin}/${query}`));
      const step = await send(sandbox, '/api/checkout', { query });

      expect(page.status).toBe(status);
      expect(page.headers.get('Content-Type')).toContain('text/html');
      expect(step.status).toBe(status);
      expect(step.body).toEqual({ error, error_description: expect.any(String) });
    });

    it('refuses a second address that was smuggled in with the amount', async () => {
      const sandbox = await open();
      const query = `${checkoutQuery(await accessTokenOf(sandbox))}&address=${address}`;

      const { body } = await send(sandbox, '/api/checkout', { query });

      expect(body.error).toBe('invalid_parameter');
    });

    it('refuses a token of another sandbox', async () => {
      const foreign = await accessTokenOf(await open());
      const sandbox = await open({ clientSecret: 'another-secret' });

      const { body } = await send(sandbox, '/api/checkout', { query: checkoutQuery(foreign) });

      expect(body.error).toBe('invalid_token');
    });

    it('takes a token that it minted before a restart', async () => {
      const token = await accessTokenOf(await open());

      const { status } = await send(await open(), '/api/checkout', {
        query: checkoutQuery(token),
      });

      expect(status).toBe(200);
    });

    it('takes a token until two seconds after its end', async () => {
      const clock = handClock();
      const sandbox = await open({ now: clock.now, tokenLifetimeSeconds: 60 });
      const query = checkoutQuery(await accessTokenOf(sandbox));

      clock.advance(61);
      const late = await send(sandbox, '/api/checkout', { query });
      clock.advance(1);
      const tooLate = await send(sandbox, '/api/checkout', { query });

      expect(late.status).toBe(200);
      expect(tooLate.status).toBe(401);
      expect(tooLate.body.error).toBe('expired_token');
    });
  });
});
