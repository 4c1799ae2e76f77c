export { defaultLabels, type CheckoutLabels } from './checkout-labels.js';
export type { HostFrameProps } from './checkout-frame.js';
export type { PhoenixCheckoutHandle } from './checkout-props.js';
export { PhoenixCheckout, type PhoenixCheckoutProps } from './phoenix-checkout.js';
export {
  PhoenixCheckoutModal,
  type PhoenixCheckoutModalHandle,
  type PhoenixCheckoutModalProps,
} from './modal/phoenix-checkout-modal.js';
export { useFocusHeir } from './use-focus-heir.js';
export { useStyles } from './use-styles.js';
export { Words } from './words.js';
