import { phoenixStatus, type SandboxOrder } from './sandbox-order.js';
import { toUsdcBaseUnits } from '../value/index.js';

/**
 * An order as Phoenix's servers answer a query with it.
 *
 * @see PROTOCOL, "Querying an order"
 */
export function queriedOrder(order: SandboxOrder, now: number) {
  const { id, createdAt, statusChangedAt, transactionHash, uniquenessAmount, method } = order;
  const status = phoenixStatus(order, now);
  const updatedAt = status === 'pending' ? createdAt : statusChangedAt;
  return {
    id,
    autofill: method === 'bank',
    createdAt: new Date(createdAt).toISOString(),
    inputAmount: order.sendAmount,
    minimumAmountOut: toUsdcBaseUnits(order.sendAmount),
    uniquenessAmount,
    verificationMethod: method === 'bank' ? 'plaid' : 'manual_zelle',
    orderStatus: { status, updatedAt: new Date(updatedAt).toISOString() },
    orderFulfillment:
      status === 'fulfilled' && transactionHash
        ? {
            createdAt: new Date(statusChangedAt).toISOString(),
            transaction: { hash: transactionHash },
          }
        : null,
  };
}
