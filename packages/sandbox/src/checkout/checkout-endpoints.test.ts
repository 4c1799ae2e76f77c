import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../config/index.js';
import {
  accessTokenOf,
  address,
  checkoutQuery,
  handClock,
  send,
} from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';

describe.each(transports)('$name', ({ open }) => {
  /** A payer who has started, with a clock that stands still. */
  async function startedPayer(
    options: SandboxOptions = {},
    changes: Record<string, string | undefined> = {},
  ) {
    const clock = handClock();
    const sandbox = await open({ now: clock.now, random: () => 0.35, ...options });
    const query = checkoutQuery(await accessTokenOf(sandbox), changes);
    const { body } = await send(sandbox, '/api/sessions', { query });
    const session: string = body.session_id;
    return { clock, sandbox, session, query };
  }

  describe('a session', () => {
    it('does not start once the token has expired', async () => {
      const clock = handClock();
      const sandbox = await open({ now: clock.now });
      const query = checkoutQuery(await accessTokenOf(sandbox));

      clock.advance(3603);
      const { status, body } = await send(sandbox, '/api/sessions', { query });

      expect(status).toBe(401);
      expect(body.error).toBe('expired_token');
    });

    it('outlives the token: an order can be made for 25 minutes', async () => {
      const { sandbox, session, clock } = await startedPayer({ tokenLifetimeSeconds: 10 });

      clock.advance(1499);
      const inTime = await send(sandbox, '/api/orders', { method: 'bank' }, session);
      clock.advance(1501);
      const late = await send(sandbox, '/api/orders', { method: 'bank' }, session);

      expect(inTime.status).toBe(201);
      expect(late.status).toBe(401);
      expect(late.body.error).toBe('session_expired');
    });

    it('is needed for an order', async () => {
      const sandbox = await open();

      expect((await send(sandbox, '/api/orders', { method: 'bank' })).status).toBe(401);
      expect((await send(sandbox, '/api/orders', { method: 'bank' }, 'x')).status).toBe(401);
    });

    it('sees no orders of other sessions', async () => {
      const { sandbox, session, query } = await startedPayer();
      const { body } = await send(sandbox, '/api/orders', { method: 'bank' }, session);
      const other = await send(sandbox, '/api/sessions', { query });

      const { status } = await send(
        sandbox,
        `/api/orders/${body.order.id}`,
        undefined,
        other.body.session_id,
      );

      expect(status).toBe(404);
    });
  });

  describe('an order', () => {
    it('tells the host in the documented form, all fields texts', async () => {
      const { sandbox, session, clock } = await startedPayer();

      const { status, body } = await send(sandbox, '/api/orders', { method: 'zelle' }, session);

      expect(status).toBe(201);
      expect(body.message).toEqual({
        type: 'ORDER_CREATED',
        data: {
          order_id: body.order.id,
          created_at: new Date(clock.now()).toISOString(),
          buyer_address: address,
          seller_address: expect.stringMatching(/^0x[\da-fA-F]{40}$/),
          send_amount: '100.07',
          receive_amount: '100.07',
          uniqueness_amount: '0.07',
          receiving_chain_id: '8453',
          zelle_address: 'pay@sandbox.example',
        },
      });
      expect(body.order.expires_in_ms).toBe(1_500_000);
    });

    it.each([
      [0, '0.00'],
      [0.999_999, '0.20'],
    ])('carries 0 to 20 cents (random %s)', async (random, cents) => {
      const { sandbox, session } = await startedPayer({ random: () => random });

      await send(sandbox, '/api/orders', { method: 'bank' }, session);

      expect(sandbox.orders[0]?.uniquenessAmount).toBe(cents);
    });

    it('counts the largest amount exactly', async () => {
      const { sandbox, session } = await startedPayer({}, { amount: '999999999999.99' });

      await send(sandbox, '/api/orders', { method: 'bank' }, session);

      expect(sandbox.orders[0]?.sendAmount).toBe('1000000000000.06');
    });

    it('is fulfilled once the transfer has taken its time', async () => {
      const { sandbox, session, clock } = await startedPayer({ transferSeconds: 3 });
      const { body } = await send(sandbox, '/api/orders', { method: 'bank' }, session);
      const path = `/api/orders/${body.order.id}`;

      await send(sandbox, `${path}/transfer`, {}, session);
      clock.advance(2);
      const before = await send(sandbox, path, undefined, session);
      clock.advance(1);
      const after = await send(sandbox, path, undefined, session);
      const again = await send(sandbox, path, undefined, session);

      expect(before.body.order).toMatchObject({ status: 'pending', next_change_ms: 1000 });
      expect(before.body.message).toBeUndefined();
      const { transactionHash } = after.body.message.data;
      expect(transactionHash).toMatch(/^0x[\da-f]{64}$/);
      expect(after.body.message).toEqual({
        type: 'TRANSACTION_SUCCESS',
        data: {
          amount: '100.07',
          token: 'USDC',
          chain: 'Base',
          walletAddress: address,
          sendAmount: '100.07',
          transactionHash,
          basescanLink: `https://basescan.org/tx/${transactionHash}`,
        },
      });
      expect(again.body).toEqual(after.body);
      expect(sandbox.orders).toMatchObject([{ status: 'fulfilled', transactionHash }]);
    });

    it('stays pending while the payer says nothing, and expires after 25 minutes', async () => {
      const { sandbox, session, clock } = await startedPayer();
      const { body } = await send(sandbox, '/api/orders', { method: 'bank' }, session);

      clock.advance(1499);
      expect(sandbox.orders[0]?.status).toBe('pending');
      clock.advance(1);
      const { body: late } = await send(
        sandbox,
        `/api/orders/${body.order.id}`,
        undefined,
        session,
      );

      expect(late.order.status).toBe('expired');
      expect(late.message).toBeUndefined();
    });

    it('fails where a fault says so', async () => {
      const { sandbox, session, clock } = await startedPayer();
      sandbox.setFaults({ payment: { outcome: 'failed', times: 1 } });
      const { body } = await send(sandbox, '/api/orders', { method: 'bank' }, session);
      const path = `/api/orders/${body.order.id}`;

      await send(sandbox, `${path}/transfer`, {}, session);
      clock.advance(2);
      const failed = await send(sandbox, path, undefined, session);

      expect(failed.body.order.status).toBe('failed');
      expect(failed.body.message).toEqual({ type: 'PAYMENT_FAILED' });
      expect(sandbox.faults).toEqual({});
    });

    it('fails for the amount that always fails', async () => {
      const { sandbox, session, clock } = await startedPayer({}, { amount: '13.13' });
      const { body } = await send(sandbox, '/api/orders', { method: 'bank' }, session);

      await send(sandbox, `/api/orders/${body.order.id}/transfer`, {}, session);
      clock.advance(2);

      expect(sandbox.orders[0]?.status).toBe('failed');
    });

    it('never arrives where a fault says so', async () => {
      const { sandbox, session, clock } = await startedPayer();
      sandbox.setFaults({ payment: { outcome: 'pending' } });
      const { body } = await send(sandbox, '/api/orders', { method: 'bank' }, session);

      await send(sandbox, `/api/orders/${body.order.id}/transfer`, {}, session);
      clock.advance(1499);

      expect(sandbox.orders[0]?.status).toBe('pending');
    });

    it('is not fulfilled once it is cancelled', async () => {
      const { sandbox, session, clock } = await startedPayer();
      const { body } = await send(sandbox, '/api/orders', { method: 'bank' }, session);
      const path = `/api/orders/${body.order.id}`;

      await send(sandbox, `${path}/transfer`, {}, session);
      const { status } = await send(sandbox, `${path}/cancel`, {}, session);
      clock.advance(10);

      expect(status).toBe(204);
      expect(sandbox.orders[0]?.status).toBe('cancelled');
    });

    it('wants a method', async () => {
      const { sandbox, session } = await startedPayer();

      const { status, body } = await send(sandbox, '/api/orders', { method: 'card' }, session);

      expect(status).toBe(400);
      expect(body.error).toBe('invalid_method');
    });
  });

  it('forgets everything when it is reset', async () => {
    const { sandbox, session } = await startedPayer();
    await send(sandbox, '/api/orders', { method: 'bank' }, session);
    sandbox.setFaults({ token: { reply: 500 } });

    sandbox.reset();

    expect(sandbox).toMatchObject({
      faults: {},
      orders: [],
      paymentLinks: [],
      tokenRequests: 0,
      tokensIssued: 0,
    });
    expect((await send(sandbox, '/api/orders', { method: 'bank' }, session)).status).toBe(401);
  });
});
