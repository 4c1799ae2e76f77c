import { PhoenixError } from '../error/index.js';
import {
  isWalletAddress,
  parseWalletAddress,
  readDecimal,
  readField,
  readObject,
  readText,
  readTimestamp,
  readUsdcBaseUnits,
  type WalletAddress,
  withoutUndefined,
} from '../value/index.js';
import type { PhoenixOrder } from './phoenix-order.js';

/** Found where a webhook puts it beside the order, and then in the order. */
interface FoundStatus {
  status: string;
  isStatusAssumed?: true;
  updatedAt?: number | undefined;
}

function readStatus(data: unknown, order: unknown): FoundStatus {
  const dated = readObject(order, 'orderStatus');
  const inOrder =
    readText(dated, 'status') ?? readText(order, 'orderStatus') ?? readText(order, 'status');
  const status = readText(data, 'orderStatus') ?? inOrder;
  if (!status || (status === 'pending' && readField(order, 'isStatusAssumed') === true)) {
    return { status: 'pending', isStatusAssumed: true };
  }
  // A time of another status says nothing about this one.
  if (inOrder !== undefined && inOrder !== status) return { status };
  const updatedAt =
    readTimestamp(readField(dated, 'updatedAt')) ?? readTimestamp(readField(order, 'updatedAt'));
  return { status, updatedAt };
}

function readRecipient(order: unknown): WalletAddress | undefined {
  const recipient = readField(order, 'recipient');
  const isAddress = typeof recipient === 'string' && isWalletAddress(recipient);
  return isAddress ? parseWalletAddress(recipient) : undefined;
}

/**
 * Reads an order, as Phoenix's servers tell it or as our own order handler does.
 *
 * - `GET /orders/:id`, and a webhook's `data.order`: amounts may be numbers or strings,
 *   `minimumAmountOut` is USDC in base units, `orderStatus` is a text or `{status, updatedAt}`,
 *   `orderFulfillment` may be `null`;
 * - a webhook's whole `data`, `{orderId, orderStatus, order?}`: where its two forms of the status
 *   disagree, `data.orderStatus` counts;
 * - the reply of `createOrderHandler`: a `PhoenixOrder` in JSON.
 *
 * Only the id must be there. Without a status it is `pending`, with `isStatusAssumed`. Other fields of another type than documented are left out.
 *
 * @throws PhoenixError `invalid_order` without an id; the order is not quoted
 * @see PROTOCOL, "Webhooks" and "Querying an order"
 * @example
 * parseOrder({ id: 'A1', minimumAmountOut: '10100000', orderStatus: { status: 'fulfilled' } });
 * // { orderId: 'A1', status: 'fulfilled', receiveAmount: '10.1', raw: ... }
 */
export function parseOrder(data: unknown): PhoenixOrder {
  const order = readObject(data, 'order') ?? data;
  const orderId = readText(data, 'orderId') ?? readText(order, 'id') ?? readText(order, 'orderId');
  if (orderId === undefined) throw new PhoenixError('invalid_order', 'The order has no id.');
  const fulfillment = readObject(order, 'orderFulfillment');
  const transaction = readObject(fulfillment, 'transaction');
  const told = withoutUndefined({
    orderId,
    ...readStatus(data, order),
    createdAt: readTimestamp(readField(order, 'createdAt')),
    sendAmount: readDecimal(readField(order, 'inputAmount') ?? readField(order, 'sendAmount')),
    receiveAmount:
      readUsdcBaseUnits(readField(order, 'minimumAmountOut')) ??
      readDecimal(readField(order, 'receiveAmount')),
    uniquenessAmount: readDecimal(readField(order, 'uniquenessAmount')),
    verificationMethod: readText(order, 'verificationMethod'),
    recipient: readRecipient(order),
    transactionHash: readText(transaction, 'hash') ?? readText(order, 'transactionHash'),
    fulfilledAt:
      readTimestamp(readField(fulfillment, 'createdAt')) ??
      readTimestamp(readField(order, 'fulfilledAt')),
    externalPartnerId:
      readText(order, 'external_partner_id') ?? readText(order, 'externalPartnerId'),
  });
  return { ...told, raw: data };
}
