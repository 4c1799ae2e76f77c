import { startSandbox } from '@phoenix-checkout/sandbox/node';
import { createOrderClient } from '@phoenix-checkout/server/orders';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from './database.js';
import { OrderBook } from './order-book.js';
import { createPaymentCheck } from './payment-check.js';
import { Payments } from './payments.js';
import { Reconciliation } from './reconciliation.js';
import { trustSandbox } from './transfer-proof.js';

const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

it('goes on after a pass that failed', async () => {
  const { sandbox, url, stop } = await startSandbox();
  onTestFinished(stop);
  const orders = createOrderClient({ ordersUrl: `${url}/orders` });
  const database = openDatabase(':memory:');
  const book = new OrderBook(database);
  const payments = new Payments(database, createPaymentCheck(orders, wallet, trustSandbox));
  const { orderId: phoenixOrderId } = await sandbox.scenario('paid', {
    address: wallet,
    amount: '189',
  });
  const order = book.place('a browser', 'grinder');
  payments.claim(order?.id ?? '', phoenixOrderId);
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => complain.mockRestore());
  const reconciliation = new Reconciliation(orders, book, payments);
  onTestFinished(() => reconciliation.stop());

  database.exec('ALTER TABLE payments RENAME TO out_of_reach');
  reconciliation.start(10);
  await expect.poll(() => complain.mock.calls.length).toBeGreaterThan(0);
  database.exec('ALTER TABLE out_of_reach RENAME TO payments');

  await expect.poll(() => book.list('a browser')[0]?.stage).toBe('paid');
});
