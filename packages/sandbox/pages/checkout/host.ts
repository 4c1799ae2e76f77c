import type { CheckoutMessage } from '@phoenix-checkout/core';
import type { CheckoutApi } from './checkout-api.js';

/** True where the page is in a frame of a host page. */
export const isFramed = window.parent !== window;

/**
 * Posts a message to the host page, and lets the sandbox's panel show it. To any origin, as the checkout does not know its host's; there is
 * nothing in its messages that the host may not know.
 */
export function tellHost(message: CheckoutMessage, api: CheckoutApi): void {
  window.parent.postMessage(message, '*');
  api.report(message);
}
