import { confirmOrder, type OrderClient, type PhoenixOrder } from '@phoenix-checkout/server/orders';
import type { TransferProof } from './transfer-proof.js';

/** What Phoenix, and the chain, say of a payment. */
export interface PaymentVerdict {
  order: PhoenixOrder;
  /** All of it was paid, to us. */
  isProven: boolean;
  /** It never will be: a person has to look at it. */
  problem?: string;
}

export type PaymentCheck = (phoenixOrderId: string, total: string) => Promise<PaymentVerdict>;

/**
 * What is asked before goods leave. `fulfilled` alone does not say that *we* were paid: a payer can
 * open a checkout with an address of their own.
 */
export function createPaymentCheck(
  client: OrderClient,
  wallet: string,
  proveTransfer: TransferProof,
): PaymentCheck {
  return async (phoenixOrderId, total) => {
    const { order, isConfirmed, differences, unverified } = await confirmOrder(client, {
      orderId: phoenixOrderId,
      receiveAmount: total,
      recipient: wallet,
    });
    if (order.status !== 'fulfilled') return { order, isProven: false };
    if (!isConfirmed) {
      return {
        order,
        isProven: false,
        problem: `Phoenix tells another ${differences.join(', ')}.`,
      };
    }
    if (!unverified.includes('recipient')) return { order, isProven: true };
    // Phoenix does not tell who received it. Its transaction does; its hash may come later.
    if (!order.transactionHash) return { order, isProven: false };
    const proof = await proveTransfer(order.transactionHash, total);
    return proof === 'refuted'
      ? { order, isProven: false, problem: 'The transaction does not pay this wallet in full.' }
      : { order, isProven: proof === 'proven' };
  };
}
