// Messages as Phoenix's frame posts them (PROTOCOL, "Messages from the iframe").

export const orderCreated = {
  type: 'ORDER_CREATED',
  data: {
    order_id: 'c5b2a1de-6f1b-4a9e-9a46-0d3a5d2f7c11',
    created_at: '2025-07-07T22:05:12.535Z',
    buyer_address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    // Not hexadecimal in Phoenix's own sample either.
    seller_address: '0xSellerAddress',
    send_amount: '100.12',
    receive_amount: '100',
    uniqueness_amount: '0.12',
    receiving_chain_id: '8453',
    zelle_address: 'seller@example.com',
  },
};

export const transactionSuccess = {
  type: 'TRANSACTION_SUCCESS',
  data: {
    amount: '100',
    token: 'USDC',
    chain: 'Base',
    walletAddress: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    sendAmount: '99.5',
    transactionHash: `0x${'ab'.repeat(32)}`,
    basescanLink: `https://basescan.org/tx/0x${'ab'.repeat(32)}`,
  },
};

const urlParams =
  'address=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed&amount=100&access_token=token&shareOn=true';

export const paymentCreated = {
  type: 'PAYMENT_CREATED',
  data: {
    id: 'vzRTcMUcDWf58xP7THNtKA',
    lifespan: 86_400_000,
    order: null,
    urlParams,
    paymentLinkURL: `https://app-partner.phoenix.market/?payment_id=vzRTcMUcDWf58xP7THNtKA&${urlParams}`,
    status: 'pending',
    createdAt: '2025-07-07T22:05:12.535Z',
    updatedAt: '2025-07-07T22:05:12.535Z',
  },
};
