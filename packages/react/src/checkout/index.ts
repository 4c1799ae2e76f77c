export { callHost } from './call-host.js';
export type { CheckoutCallbacks } from './checkout-callbacks.js';
export {
  usePhoenixCheckout,
  type CheckoutOptions,
  type CheckoutFrameProps,
  type UsePhoenixCheckoutOptions,
  type UsePhoenixCheckoutResult,
} from './use-phoenix-checkout.js';
