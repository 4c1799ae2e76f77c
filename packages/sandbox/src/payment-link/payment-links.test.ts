import { parseCheckoutMessage } from '@phoenix-checkout/core';
import { describe, expect, it } from 'vitest';
import { accessTokenOf, checkoutQuery, handClock, send } from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';

describe.each(transports)('$name', ({ open }) => {
  const pageUrl = 'http://localhost:4100/checkout/';

  async function startedPayer(changes: Record<string, string> = { shareOn: 'true' }, more = '') {
    const clock = handClock();
    const sandbox = await open({ now: clock.now });
    const accessToken = await accessTokenOf(sandbox);
    const query = checkoutQuery(accessToken, changes) + more;
    const { body } = await send(sandbox, '/api/sessions', { query });
    const session: string = body.session_id;
    return { clock, sandbox, session, accessToken };
  }

  async function madeLink() {
    const payer = await startedPayer();
    const { body } = await send(
      payer.sandbox,
      '/api/payment-links',
      { page_url: pageUrl },
      payer.session,
    );
    const query = new URL(body.message.data.paymentLinkURL).search;
    return { ...payer, query, link: body.message.data };
  }

  describe('making a link', () => {
    it('tells the host in the documented form', async () => {
      const { link, accessToken, clock } = await madeLink();

      const createdAt = new Date(clock.now()).toISOString();
      const urlParams = `address=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed&amount=100&access_token=${accessToken}&shareOn=true`;
      expect(link).toEqual({
        id: expect.stringMatching(/^[A-Za-z\d]{22}$/),
        lifespan: 86_400_000,
        order: null,
        urlParams,
        paymentLinkURL: `${pageUrl}?payment_id=${link.id}&${urlParams}`,
        status: 'pending',
        createdAt,
        updatedAt: createdAt,
      });
    });

    it('inherits every parameter, unknown and repeated ones included', async () => {
      const { sandbox, session } = await startedPayer(
        { shareOn: 'true', theme: 'dark', onlyPrivateMatching: 'true', ref: 'a&b=c d' },
        '&ref=again&campaign=',
      );

      const { body } = await send(sandbox, '/api/payment-links', { page_url: pageUrl }, session);

      const [first, ...inherited] = new URL(body.url).searchParams;
      expect(first).toEqual(['payment_id', body.message.data.id]);
      expect(inherited.slice(3)).toEqual([
        ['shareOn', 'true'],
        ['theme', 'dark'],
        ['onlyPrivateMatching', 'true'],
        ['ref', 'a&b=c d'],
        ['ref', 'again'],
        ['campaign', ''],
      ]);
      expect([...new URLSearchParams(body.message.data.urlParams)]).toEqual(inherited);
      expect(parseCheckoutMessage(body.message)).toMatchObject({
        type: 'payment_link_created',
        id: body.message.data.id,
        paymentLinkUrl: body.url,
      });
    });

    it('is refused without shareOn', async () => {
      const { sandbox, session } = await startedPayer({});

      const { status, body } = await send(
        sandbox,
        '/api/payment-links',
        { page_url: pageUrl },
        session,
      );

      expect(status).toBe(400);
      expect(body.error).toBe('links_off');
    });

    it.each(['javascript:alert(1)', '/relative', 7])(
      'is refused for a page at %s',
      async (page) => {
        const { sandbox, session } = await startedPayer();

        const { body } = await send(sandbox, '/api/payment-links', { page_url: page }, session);

        expect(body.error).toBe('invalid_page_url');
      },
    );
  });

  describe('using a link', () => {
    it('works once, and after its token has expired', async () => {
      const { sandbox, clock, query, link } = await madeLink();
      clock.advance(7200);

      const opened = await send(sandbox, '/api/checkout', { query });
      const started = await send(sandbox, '/api/sessions', { query });
      const order = await send(sandbox, '/api/orders', { method: 'bank' }, started.body.session_id);
      const second = await send(sandbox, '/api/checkout', { query });

      expect(opened.body.share_on).toBe(false);
      expect(order.status).toBe(201);
      expect(second.body.error).toBe('invalid_payment_link');
      expect(sandbox.paymentLinks).toMatchObject([
        { id: link.id, status: 'consumed', order: order.body.order.id },
      ]);
      expect(sandbox.orders).toMatchObject([{ paymentId: link.id }]);
    });

    it('makes one order where two payers have opened it', async () => {
      const { sandbox, query } = await madeLink();
      const first = await send(sandbox, '/api/sessions', { query });
      const second = await send(sandbox, '/api/sessions', { query });

      await send(sandbox, '/api/orders', { method: 'bank' }, first.body.session_id);
      const { body } = await send(
        sandbox,
        '/api/orders',
        { method: 'bank' },
        second.body.session_id,
      );

      expect(body.error).toBe('invalid_payment_link');
      expect(sandbox.orders).toHaveLength(1);
    });

    it('is over after a day', async () => {
      const { sandbox, clock, query } = await madeLink();
      clock.advance(86_400);

      const { body } = await send(sandbox, '/api/checkout', { query });

      expect(body.error).toBe('invalid_payment_link');
    });

    it('pays only what it was made for', async () => {
      const { sandbox, query } = await madeLink();

      const { body } = await send(sandbox, '/api/checkout', {
        query: query.replace('amount=100', 'amount=1'),
      });

      expect(body.error).toBe('invalid_payment_link');
    });
  });
});
