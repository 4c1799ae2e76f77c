import {
  encodeCheckoutMessage,
  type CheckoutEventFields,
  type CheckoutEventType,
  type CheckoutMessage,
} from '@phoenix-checkout/core';

/** What the checkout was opened with; the samples repeat it. */
export interface SampleValues {
  address: string;
  amount: string;
}

const transactionHash = `0x${'fa4e'.repeat(16)}`;
const explorerUrl = `https://basescan.org/tx/${transactionHash}`;

/** The fields of each event, as a real checkout would fill them. */
const samples: {
  [Type in CheckoutEventType]: (
    values: SampleValues,
    fields: CheckoutEventFields<Type>,
  ) => CheckoutEventFields<Type>;
} = {
  order_created: ({ address, amount }) => ({
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
  transaction_success: ({ address, amount }) => ({
    transactionHash,
    amount,
    token: 'USDC',
    chain: 'Base',
    walletAddress: address,
    sendAmount: amount,
    basescanLink: explorerUrl,
  }),
  payment_link_created: ({ address, amount }, fields) => {
    const id = 'id' in fields ? fields.id : 'fake-link-1';
    const urlParams = new URLSearchParams({ address, amount }).toString();
    // A link's id is read from its URL first, so an id of the test's own has to be there too.
    const query = new URLSearchParams({ ...(id !== undefined && { payment_id: id }) });
    return {
      id,
      lifespan: 86_400_000,
      order: null,
      urlParams,
      paymentLinkUrl: `https://app-partner.phoenix.market/?${query}&${urlParams}`,
      status: 'pending',
      createdAt: new Date().toISOString(),
      updatedAt: new Date().toISOString(),
    };
  },
  explorer_requested: () => ({ url: explorerUrl }),
  cancelled: () => ({}),
  done: () => ({}),
  failed: () => ({}),
};

/** An event as Phoenix's frame posts it: a sample, with the fields that a test replaces. */
export function checkoutMessage<Type extends CheckoutEventType>(
  type: Type,
  values: SampleValues,
  fields: CheckoutEventFields<Type> = {},
): CheckoutMessage {
  return encodeCheckoutMessage(type, { ...samples[type](values, fields), ...fields });
}
