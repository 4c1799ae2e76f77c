import type { PhoenixError } from '../error/index.js';
import type { CheckoutEvent } from './checkout-event.js';
import { parseCheckoutMessage } from './checkout-message.js';
import { parseCheckoutUrl } from './checkout-url.js';

/** Why a message was rejected. Messages that have nothing to do with the checkout are not reported. */
export type RejectedMessage =
  /** From the checkout's frame, which shows another origin: is `origin` right? */
  | { reason: 'origin'; origin: string }
  /** From the checkout's origin, but another window: a second frame, or a forgery. */
  | { reason: 'window'; origin: string }
  /** From the checkout, but not in a form that Phoenix documents. */
  | { reason: 'message'; origin: string; error: PhoenixError };

/** What `listenToCheckout` listens to, and whom it tells. */
export interface ListenToCheckoutOptions {
  /** The frame whose messages count, or a function that gives its window. */
  frame: HTMLIFrameElement | (() => Window | null);
  /** The checkout's origin, or any URL of that origin. */
  origin: string | URL;
  /** Called for each message that counts, in the order in which they come. */
  onEvent: (event: CheckoutEvent) => void;
  /** For diagnosis: called for a message of this origin or this window that was not accepted. */
  onRejected?: ((rejected: RejectedMessage) => void) | undefined;
  /** The window that the messages are posted to. Default: the global one. */
  target?: Pick<Window, 'addEventListener' | 'removeEventListener'> | undefined;
}

/**
 * Listens to one checkout's frame. A message counts only if it comes from that origin **and** from
 * that window **and** has a documented form: a page of the same origin in another frame, popup or
 * nested frame cannot speak for this one.
 *
 * @returns a function that stops listening
 * @throws PhoenixError `invalid_checkout_url` if `origin` is not https, or http on loopback
 * @example
 * const stop = listenToCheckout({ frame, origin: frame.src, onEvent: (event) => console.log(event.type) });
 */
export function listenToCheckout(options: ListenToCheckoutOptions): () => void {
  const { frame, onEvent, onRejected, target = window } = options;
  const { origin } = parseCheckoutUrl(options.origin);

  const onMessage = (message: MessageEvent) => {
    const source = typeof frame === 'function' ? frame() : frame.contentWindow;
    const fromOrigin = message.origin === origin;
    // A frame that is not in a page has no window, and a synthetic message no source: no match.
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
