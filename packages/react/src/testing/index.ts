export type { CheckoutEventFields } from '@phoenix-checkout/core';
export {
  findCheckout,
  getCheckout,
  type FakeCheckout,
  type FakeCheckoutParams,
  type FindCheckoutOptions,
  type GetCheckoutOptions,
  type TestingErrorCode,
} from './fake-checkout.js';
export {
  fakeAccessToken,
  fakeTokenReply,
  type FakeTokenOptions,
  type FakeTokenReply,
} from './fake-token.js';
export { fakeOrderReply, type FakeOrderReply } from './fake-order.js';
