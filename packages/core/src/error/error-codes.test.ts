import { expect, describe, test } from 'vitest';
import {
  buildCheckoutUrl,
  importWebhookKey,
  listenToCheckout,
  parseCheckoutMessage,
  parseOrder,
  parsePaymentLink,
  parseTokenReply,
  parseUsdAmount,
  parseWalletAddress,
  parseWebhook,
  reduceOrder,
  webhookSignature,
  type CoreErrorCode,
} from '../index.js';

const checkout = {
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  amount: '100',
  accessToken: 'a-token',
};
const build = (changes: object) => () => buildCheckoutUrl({ ...checkout, ...changes });
const order = (orderId: string) => ({ from: 'query', order: parseOrder({ orderId }) }) as const;

/** What each page of `docs/errors` names as a cause, and how an app comes to see the code. */
const provoked = {
  invalid_address: {
    'a digit is missing': () => parseWalletAddress(checkout.address.slice(0, -1)),
    'a space around it': build({ address: ` ${checkout.address}` }),
    'a name': build({ address: 'alice.eth' }),
    'a wrong checksum': build({ address: checkout.address.replace('aA', 'AA') }),
    'the zero address': build({ address: `0x${'0'.repeat(40)}` }),
    'the burn address': build({ address: `0x${'0'.repeat(36)}dEaD` }),
    "ETH's placeholder": build({ address: `0x${'Ee'.repeat(20)}` }),
    "USDC's own contract": build({ address: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913' }),
  },
  invalid_amount: {
    'more than two decimals': build({ amount: 0.1 + 0.2 }),
    'formatted for people': build({ amount: '1,000' }),
    zero: build({ amount: '0' }),
    negative: build({ amount: -1 }),
    empty: () => parseUsdAmount(''),
    'more than 12 digits': build({ amount: '1234567890123' }),
    'an exponent': build({ amount: '1e3' }),
    'a leading zero': build({ amount: '01' }),
    'a bare point': build({ amount: '.5' }),
  },
  invalid_checkout_url: {
    'no scheme': build({ checkoutUrl: 'staging.example' }),
    'http elsewhere than on loopback': build({ checkoutUrl: 'http://staging.example' }),
    'a password': build({ checkoutUrl: 'https://user:word@staging.example' }),
    'a fragment': build({ checkoutUrl: 'https://staging.example/#there' }),
    'an empty text': build({ checkoutUrl: '' }),
    'an origin to listen to': () =>
      listenToCheckout({
        frame: () => null,
        origin: 'nowhere',
        onEvent() {},
        target: new EventTarget() as Window,
      }),
  },
  invalid_config: {
    'an empty secret to sign with': () => webhookSignature('', 1, ''),
    'an empty secret to import': () => importWebhookKey(''),
  },
  invalid_message: {
    'an order without its id': () => parseCheckoutMessage({ type: 'ORDER_CREATED', data: {} }),
    'a success without its hash': () =>
      parseCheckoutMessage({ type: 'TRANSACTION_SUCCESS', data: {} }),
    'a link without its id': () => parsePaymentLink({ url: 'https://pay.example/' }),
    'an explorer that is not https': () =>
      parseCheckoutMessage({ type: 'OPEN_EXPLORER_URL', data: { url: 'javascript:alert(1)' } }),
  },
  invalid_order: {
    'an error reply': () => parseOrder({ error: 'not_found' }),
    'a list': () => parseOrder([]),
    'an empty object': () => parseOrder({}),
    'facts of two orders': () => reduceOrder(reduceOrder(undefined, order('one')), order('two')),
  },
  invalid_token_reply: {
    'a page': () => parseTokenReply('<html>', 0),
    'a token by another name': () => parseTokenReply({ accessToken: 'a-token' }, 0),
    'a lifetime that is over': () => parseTokenReply({ access_token: 'a-token', expires_in: 0 }, 0),
  },
  invalid_webhook: {
    'text in place of JSON': () => parseWebhook('{}'),
    'a known event without its order': () =>
      parseWebhook({ id: 'evt_1', type: 'order.created', data: {} }),
  },
  missing_token: {
    undefined: build({ accessToken: undefined }),
    'the whole reply': build({ accessToken: { access_token: 'a-token' } }),
    'a line break': build({ accessToken: 'a-token\n' }),
  },
} satisfies Record<CoreErrorCode, Record<string, () => unknown>>;

describe.each(Object.entries(provoked))('%s', (code, causes) => {
  test.each(Object.entries(causes))('%s', async (_, provoke) => {
    await expect((async () => provoke())()).rejects.toMatchObject({ name: 'PhoenixError', code });
  });
});
