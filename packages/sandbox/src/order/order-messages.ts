import type { SandboxOrder } from './orders.js';

/** A message that the checkout's page posts to its host, in the first documented form. */
export interface CheckoutMessage {
  type: string;
  data?: object;
}

/** Where payers of the sandbox send their Zelle payments: a name that can not exist. */
export const SANDBOX_ZELLE_ADDRESS = 'pay@sandbox.example';
const sellerAddress = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';

/** The block explorer's page of a transaction on Base. */
const explorerUrl = (transactionHash: string) => `https://basescan.org/tx/${transactionHash}`;

/** An order exists; the payer is about to pay. */
export function orderCreatedMessage(order: SandboxOrder): CheckoutMessage {
  return {
    type: 'ORDER_CREATED',
    data: {
      order_id: order.id,
      created_at: new Date(order.createdAt).toISOString(),
      buyer_address: order.address,
      seller_address: sellerAddress,
      send_amount: order.sendAmount,
      receive_amount: order.sendAmount,
      uniqueness_amount: order.uniquenessAmount,
      receiving_chain_id: '8453',
      zelle_address: SANDBOX_ZELLE_ADDRESS,
    },
  };
}

/** How the order ended, if the host is to know. */
export function orderEndedMessage(order: SandboxOrder): CheckoutMessage | undefined {
  if (order.status === 'failed') return { type: 'PAYMENT_FAILED' };
  if (order.status !== 'fulfilled' || !order.transactionHash) return undefined;
  return {
    type: 'TRANSACTION_SUCCESS',
    data: {
      amount: order.sendAmount,
      token: 'USDC',
      chain: 'Base',
      walletAddress: order.address,
      sendAmount: order.sendAmount,
      transactionHash: order.transactionHash,
      basescanLink: explorerUrl(order.transactionHash),
    },
  };
}
