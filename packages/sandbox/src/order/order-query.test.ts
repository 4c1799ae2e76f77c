import { parseOrder } from '@phoenix-checkout/core';
import { describe, expect, it } from 'vitest';
import { handClock, send } from '../../test-support/requests.js';
import { startPayer } from '../../test-support/payer.js';
import { transports } from '../../test-support/transports.js';

describe.each(transports)('GET /orders/:id $name', ({ open }) => {
  async function openOrder() {
    const clock = handClock();
    const sandbox = await open({ now: clock.now, random: () => 0.6, transferSeconds: 2 });
    const payer = await startPayer(sandbox);
    const id = await payer.order('zelle');
    const query = async () => (await send(sandbox, `/orders/${id}`, undefined)).body;
    return { clock, sandbox, payer, id, query };
  }

  it('answers a pending order in the documented form', async () => {
    const { clock, id, query } = await openOrder();

    const createdAt = new Date(clock.now()).toISOString();
    expect(await query()).toEqual({
      id,
      autofill: false,
      createdAt,
      inputAmount: '100.12',
      minimumAmountOut: '100120000',
      uniquenessAmount: '0.12',
      verificationMethod: 'manual_zelle',
      orderStatus: { status: 'pending', updatedAt: createdAt },
      orderFulfillment: null,
    });
  });

  it('tells the transaction of a fulfilled one', async () => {
    const { sandbox, payer, id, query } = await openOrder();
    await payer.pay(id);

    await sandbox.advance(3);

    expect(parseOrder(await query())).toMatchObject({
      orderId: id,
      status: 'fulfilled',
      receiveAmount: '100.12',
      transactionHash: sandbox.orders[0]?.transactionHash,
      fulfilledAt: sandbox.orders[0]?.statusChangedAt,
    });
  });

  it('is expired after 25 minutes, also where the payer had cancelled', async () => {
    const { sandbox, payer, id, query } = await openOrder();
    await payer.cancel(id);

    const before = parseOrder(await query());
    await sandbox.advance(1500);

    expect(before.status).toBe('pending');
    expect(parseOrder(await query()).status).toBe('expired');
  });

  it('is fulfilled where the money came after its end', async () => {
    const { sandbox, id, query } = await openOrder();
    await sandbox.advance(2000);

    sandbox.releaseOrder(id);

    expect(parseOrder(await query())).toMatchObject({
      status: 'fulfilled',
      transactionHash: expect.stringMatching(/^0x[\da-f]{64}$/),
    });
  });

  it('answers 404 for an order that is not there', async () => {
    const { sandbox } = await openOrder();

    const { status, body } = await send(sandbox, '/orders/AAAAAAAAAAAAAAAAAAAAAA', undefined);

    expect([status, body.error]).toEqual([404, 'order_not_found']);
  });
});
