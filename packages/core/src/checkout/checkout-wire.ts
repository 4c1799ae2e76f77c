import { readPaymentId } from '../payment-link/index.js';
import { parseSecureUrl, readField } from '../value/index.js';
import type { CheckoutEventFields, CheckoutEventType } from './checkout-event.js';
import {
  anything,
  field,
  httpsUrlOf,
  milliseconds,
  text,
  textOf,
  type WireField,
} from './wire-field.js';

/** How an event is written in a message of the checkout's frame. */
export interface WireForm<Fields> {
  /** Values of the message's `type`: the first is written, all are read. */
  readonly types: readonly [string, ...string[]];
  /** The field that identifies the event: a message without it is not valid. */
  readonly identifiedBy?: keyof Fields;
  readonly fields: { readonly [Name in keyof Fields]-?: WireField<Fields[Name]> };
}

/** The id of a payment link is in its URL; `data.id` may be the integrator's. */
function readLinkId(data: unknown): string | undefined {
  const url = parseSecureUrl(textOf(readField(data, 'paymentLinkURL')));
  return readPaymentId(url) ?? textOf(readField(data, 'id'));
}

/**
 * The names of the wire, once for who reads and who writes: each event with its message's type, each
 * field with its name in `data`. An event or field that is missing here does not compile.
 *
 * @see https://docs.phoenix.market
 */
export const checkoutWire: {
  readonly [Type in CheckoutEventType]: WireForm<CheckoutEventFields<Type>>;
} = {
  order_created: {
    types: ['ORDER_CREATED'],
    identifiedBy: 'orderId',
    fields: {
      orderId: text('order_id'),
      createdAt: text('created_at'),
      buyerAddress: text('buyer_address'),
      sellerAddress: text('seller_address'),
      sendAmount: text('send_amount'),
      receiveAmount: text('receive_amount'),
      uniquenessAmount: text('uniqueness_amount'),
      receivingChainId: text('receiving_chain_id'),
      zelleAddress: text('zelle_address'),
    },
  },
  transaction_success: {
    types: ['TRANSACTION_SUCCESS'],
    identifiedBy: 'transactionHash',
    fields: {
      transactionHash: text('transactionHash'),
      amount: text('amount'),
      token: text('token'),
      chain: text('chain'),
      walletAddress: text('walletAddress'),
      sendAmount: text('sendAmount'),
      basescanLink: field('basescanLink', httpsUrlOf),
    },
  },
  payment_link_created: {
    types: ['PAYMENT_CREATED'],
    identifiedBy: 'id',
    fields: {
      id: { name: 'id', read: readLinkId },
      lifespan: milliseconds('lifespan'),
      order: anything('order'),
      urlParams: anything('urlParams'),
      paymentLinkUrl: field('paymentLinkURL', (url) => parseSecureUrl(textOf(url))?.href),
      status: text('status'),
      createdAt: text('createdAt'),
      updatedAt: text('updatedAt'),
    },
  },
  explorer_requested: {
    types: ['OPEN_EXPLORER_URL'],
    identifiedBy: 'url',
    fields: {
      url: {
        name: 'url',
        // Phoenix's reference has it in `data`, all of its samples beside it.
        read: (data, message) =>
          httpsUrlOf(readField(data, 'url')) ?? httpsUrlOf(readField(message, 'url')),
      },
    },
  },
  cancelled: { types: ['CANCEL', 'PAYMENT_CANCELLED'], fields: {} },
  done: { types: ['USER_DONE'], fields: {} },
  failed: { types: ['PAYMENT_FAILED'], fields: {} },
};
