import type { CheckoutEvent } from './checkout-event.js';
import { parseCheckoutMessage } from './checkout-message.js';
import { parseCheckoutUrl } from './checkout-url.js';
import type { PhoenixError } from '../error/phoenix-error.js';

/** Why a message was not taken for the checkout's. Foreign messages of a page are not mentioned. */
export type RejectedMessage =
  /** From the checkout's frame, which shows another origin: is `origin` right? */
  | { reason: 'origin'; origin: string }
  /** From the checkout's origin, but another window: a second frame, or someone who pretends. */
  | { reason: 'window'; origin: string }
  /** From the checkout, but not in a form that Phoenix documents. */
  | { reason: 'message'; origin: string; error: PhoenixError };

export interface ListenToCheckoutOptions {
  /** The frame whose messages count, or a function that gives its window. */
  frame: HTMLIFrameElement | (() => Window | null);
  /** The checkout's origin, or any URL of that origin. */
  origin: string | URL;
  onEvent: (event: CheckoutEvent) => void;
  /** For diagnosis; never called for messages that have nothing to do with the checkout. */
  onRejected?: ((rejected: RejectedMessage) => void) | undefined;
  /** The window that the messages are posted to. Default: the global one. */
  target?: Pick<Window, 'addEventListener' | 'removeEventListener'> | undefined;
}

/**
 * Listens to one checkout's frame. A message counts only if it comes from that origin **and** from
 * that window **and** has a documented form: a page of the same origin in another frame, popup or
 * nested frame can not speak for this one.
 *
 * @returns stops listening
 * @throws PhoenixError `invalid_checkout_url` if `origin` is not one that a checkout can have
 */
export function listenToCheckout(options: ListenToCheckoutOptions): () => void {
  const { frame, onEvent, onRejected, target = window } = options;
  const { origin } = parseCheckoutUrl(options.origin);

  const onMessage = (message: MessageEvent) => {
    const source = typeof frame === 'function' ? frame() : frame.contentWindow;
    const fromOrigin = message.origin === origin;
    // A frame outside of a page has no window; neither has a message that nobody sent.
    const fromWindow = source && message.source === source;
    if (fromOrigin && fromWindow) {
      let event: CheckoutEvent | undefined;
      try {
        event = parseCheckoutMessage(message.data);
      } catch (error) {
        onRejected?.({ reason: 'message', origin, error: error as PhoenixError });
      }
      if (event) onEvent(event);
    } else if (fromOrigin || fromWindow) {
      onRejected?.({ reason: fromOrigin ? 'window' : 'origin', origin: message.origin });
    }
  };

  target.addEventListener('message', onMessage as EventListener);
  return () => target.removeEventListener('message', onMessage as EventListener);
}
