import { parseWalletAddress, type PhoenixOrder } from '@phoenix-checkout/core';
import { checkObject } from '../options/index.js';
import { checkAmount, isAtLeast } from './decimal.js';
import type { OrderClient } from './order-client.js';
import type { GetOrderOptions } from './order-options.js';

/** What the shop expects of an order. */
export interface ExpectedOrder extends GetOrderOptions {
  /** The id that is stored with the cart. */
  orderId: string;
  /** The least that is acceptable, in USDC: a decimal string, or a number. */
  receiveAmount: string | number;
  /** The wallet that is to have received it. */
  recipient?: string | undefined;
  /** The transaction that the page claimed. */
  transactionHash?: string | undefined;
}

/** What can be expected of an order. */
export type ExpectedField = 'receiveAmount' | 'recipient' | 'transactionHash';

/** How an order compares with what was expected. */
export interface OrderConfirmation {
  /** Phoenix says `fulfilled`, and nothing that it tells differs. Look at `unverified` too. */
  isConfirmed: boolean;
  /** What Phoenix told. */
  order: PhoenixOrder;
  /** What is not as expected. An amount or a hash that Phoenix does not tell counts as different too. */
  differences: ExpectedField[];
  /**
   * What is not proven: Phoenix does not tell it, or you did not say what you expect. Expect `recipient`
   * here for every order: Phoenix's documented reply names no recipient, and so the sandbox's does not
   * either. Prove it by the receipt of the transaction, as the example does. An amount or a hash that is
   * expected and not told is a difference, never here.
   */
  unverified: ExpectedField[];
}

const sameText = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function differencesOf(order: PhoenixOrder, expected: ExpectedOrder): ExpectedField[] {
  const { receiveAmount, recipient, transactionHash } = order;
  const least = checkAmount(expected.receiveAmount);
  const differences: ExpectedField[] = [];
  if (receiveAmount === undefined || isAtLeast(receiveAmount, least) !== true) {
    differences.push('receiveAmount');
  }
  if (recipient && expected.recipient && !sameText(recipient, expected.recipient)) {
    differences.push('recipient');
  }
  if (
    expected.transactionHash !== undefined &&
    !sameText(transactionHash ?? '', expected.transactionHash)
  ) {
    differences.push('transactionHash');
  }
  return differences;
}

/**
 * Asks Phoenix before goods are shipped, and compares what it tells with what the cart is worth.
 *
 * **`fulfilled` alone does not mean "paid to you".** The access token in the page's URL is bound to no
 * address: a payer may open a checkout with an address of their own, or show one order for two carts.
 * So beside this:
 *
 * - while `unverified` has `recipient`, prove it on the chain: the transaction on Base has a `Transfer`
 *   of USDC of this amount to your address;
 * - store `orderId` with the cart under a unique constraint: an order pays for one cart.
 *
 * @throws PhoenixError `invalid_amount` or `invalid_address` for what is expected; what `getOrder`
 *   throws: `order_not_found` `upstream_unavailable` `upstream_rate_limited` `upstream_timeout`
 *   `upstream_invalid_response` `aborted`
 * @example
 * const { isConfirmed, order, unverified } = await confirmOrder(orders, {
 *   orderId: cart.orderId,
 *   receiveAmount: cart.total,
 *   recipient: OUR_WALLET,
 * });
 * // `isReceived` asks the chain: the guide on orders and INTEGRATION.md have its code.
 * const isPaid = isConfirmed && (!unverified.includes('recipient') || (await isReceived(order)));
 */
export async function confirmOrder(
  client: OrderClient,
  expected: ExpectedOrder,
): Promise<OrderConfirmation> {
  checkObject('The expected order', expected);
  // Whatever is wrong with these is told before Phoenix is asked.
  checkAmount(expected.receiveAmount);
  if (expected.recipient !== undefined) parseWalletAddress(expected.recipient);
  const order = await client.getOrder(expected.orderId, { signal: expected.signal });
  const differences = differencesOf(order, expected);
  const isRecipientCompared = order.recipient !== undefined && expected.recipient !== undefined;
  return {
    isConfirmed: order.status === 'fulfilled' && differences.length === 0,
    order,
    differences,
    unverified: isRecipientCompared ? [] : ['recipient'],
  };
}
