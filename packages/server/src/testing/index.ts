export { fakeOrder, type WireOrder } from './fake-order.js';
export {
  fakeRetiredWebhook,
  fakeWebhook,
  type FakeWebhookOverrides,
  type WireWebhook,
} from './fake-webhook.js';
export type { DeepPartial } from './merge-deep.js';
export { signWebhook, type SignWebhookOptions } from './sign-webhook.js';
