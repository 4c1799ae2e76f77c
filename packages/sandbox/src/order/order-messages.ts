import { encodeCheckoutMessage, type CheckoutMessage } from '@phoenix-checkout/core';
import type { SandboxOrder } from './sandbox-order.js';

/** Where payers of the sandbox send their Zelle payments: a domain that cannot exist. */
export const SANDBOX_ZELLE_ADDRESS = 'pay@sandbox.example';
const sellerAddress = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';

/** The block explorer's page of a transaction on Base. */
const explorerUrl = (transactionHash: string) => `https://basescan.org/tx/${transactionHash}`;

/** An order exists; the payer is about to pay. */
export function orderCreatedMessage(order: SandboxOrder): CheckoutMessage {
  return encodeCheckoutMessage('order_created', {
    orderId: order.id,
    createdAt: new Date(order.createdAt).toISOString(),
    buyerAddress: order.address,
    sellerAddress,
    sendAmount: order.sendAmount,
    receiveAmount: order.sendAmount,
    uniquenessAmount: order.uniquenessAmount,
    receivingChainId: '8453',
    zelleAddress: SANDBOX_ZELLE_ADDRESS,
  });
}

/** How the order ended; `undefined` where the page does not tell its host. */
export function orderEndedMessage(order: SandboxOrder): CheckoutMessage | undefined {
  if (order.status === 'failed') return encodeCheckoutMessage('failed');
  if (order.status !== 'fulfilled' || !order.transactionHash) return undefined;
  return encodeCheckoutMessage('transaction_success', {
    amount: order.sendAmount,
    token: 'USDC',
    chain: 'Base',
    walletAddress: order.address,
    sendAmount: order.sendAmount,
    transactionHash: order.transactionHash,
    basescanLink: explorerUrl(order.transactionHash),
  });
}
