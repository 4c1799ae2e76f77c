import type { CheckoutEvent, CheckoutEventType } from '@phoenix-checkout/core';

/** The fields of an event that a test may set; `undefined` leaves one out of the message. */
export type CheckoutEventFields<Type extends CheckoutEventType> = {
  [Name in Exclude<keyof Extract<CheckoutEvent, { type: Type }>, 'type' | 'raw'>]?:
    Extract<CheckoutEvent, { type: Type }>[Name] | undefined;
};

/** What a checkout is about, as its URL says. */
export interface CheckoutValues {
  address: string;
  amount: string;
}

interface Form {
  /** The message's `type`. */
  name: string;
  /** Fields in names of ours, as a real checkout would fill them. */
  sample?: (values: CheckoutValues) => Record<string, unknown>;
  /** The name on the wire of a field of ours. */
  onWire?: (field: string) => string;
}

const transactionHash = `0x${'fa4e'.repeat(16)}`;

/** How Phoenix's frame puts each event into a message. */
const forms: Record<CheckoutEventType, Form> = {
  order_created: {
    name: 'ORDER_CREATED',
    sample: ({ address, amount }) => ({
      orderId: 'fake-order-1',
      createdAt: new Date().toISOString(),
      buyerAddress: address,
      sellerAddress: '0xFakeSeller',
      sendAmount: amount,
      receiveAmount: amount,
      uniquenessAmount: '0',
      receivingChainId: '8453',
      zelleAddress: 'seller@example.com',
    }),
    onWire: (field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  },
  transaction_success: {
    name: 'TRANSACTION_SUCCESS',
    sample: ({ address, amount }) => ({
      transactionHash,
      amount,
      token: 'USDC',
      chain: 'Base',
      walletAddress: address,
      sendAmount: amount,
      basescanLink: `https://basescan.org/tx/${transactionHash}`,
    }),
  },
  payment_link_created: {
    name: 'PAYMENT_CREATED',
    sample: ({ address, amount }) => ({
      id: 'fake-link-1',
      lifespan: 86_400_000,
      paymentLinkUrl: 'https://app-partner.phoenix.market/?payment_id=fake-link-1',
      status: 'pending',
      urlParams: { address, amount },
      createdAt: new Date().toISOString(),
      updatedAt: new Date().toISOString(),
    }),
    onWire: (field) => field.replace(/Url$/, 'URL'),
  },
  explorer_requested: {
    name: 'OPEN_EXPLORER_URL',
    sample: () => ({ url: `https://basescan.org/tx/${transactionHash}` }),
  },
  cancelled: { name: 'CANCEL' },
  done: { name: 'USER_DONE' },
  failed: { name: 'PAYMENT_FAILED' },
};

/** An event as Phoenix's frame posts it. */
export function checkoutMessage<Type extends CheckoutEventType>(
  type: Type,
  values: CheckoutValues,
  fields: CheckoutEventFields<Type> = {},
): { type: string; data?: Record<string, unknown> } {
  const { name, sample, onWire = (field) => field } = forms[type];
  if (!sample) return { type: name };
  const given = Object.entries({ ...sample(values), ...fields });
  const present = given.filter(([, value]) => value !== undefined);
  return {
    type: name,
    data: Object.fromEntries(present.map(([field, value]) => [onWire(field), value])),
  };
}
