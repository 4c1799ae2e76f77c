import { checkFunction, checkNumber, checkObject } from '../options/index.js';
import type { WebhookEvent } from '@phoenix-checkout/core';
import { invalidConfig } from '../error/index.js';
import type { SeenStore } from './seen-store.js';
import { callbackNames, type WebhookCallbacks } from './webhook-callbacks.js';
import type { VerifyWebhookOptions } from './webhook-verifier.js';

/** The options of `createWebhookHandler` and `createNodeWebhookListener`. */
export interface WebhookHandlerOptions extends VerifyWebhookOptions, WebhookCallbacks {
  /** Remembers which events were handled. Default `memorySeenStore()`, for one process only. */
  seen?: SeenStore | undefined;
  /**
   * Hears why a delivery was not acknowledged: what a callback threw, a wrong signature, a body that
   * was lost (`event` is absent where none was verified); and `store_unavailable`, where the event
   * was handled all the same; and `invalid_config`, where `waitUntil` threw. Not called for `retryLater`.
   */
  onError?: ((error: unknown, event?: WebhookEvent) => void) | undefined;
  /**
   * How long after the request's arrival Phoenix gets 503, in milliseconds, where callbacks are not
   * done by then; they go on, and their success still counts. Default 25 000, below Phoenix's 30 s.
   */
  handlerTimeoutMs?: number | undefined;
  /**
   * The runtime's `waitUntil`, for callbacks that go on behind the answer: Workers, Vercel. Pass it
   * bound, `(work) => ctx.waitUntil(work)`: one that throws is not used, and `onError` hears `invalid_config`.
   */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

const storeMethods = ['claim', 'renew', 'complete', 'release'] as const;

/** @throws ServerError `invalid_config` */
export function checkHandlerOptions(options: WebhookHandlerOptions): void {
  checkObject('The options', options);
  for (const name of [...callbackNames, 'onError', 'waitUntil'] as const) {
    checkFunction(name, options[name]);
  }
  const { handlerTimeoutMs, seen } = options;
  if (handlerTimeoutMs !== undefined) {
    checkNumber('handlerTimeoutMs', handlerTimeoutMs, 1, 300_000);
  }
  if (seen === undefined) return;
  checkObject('seen', seen);
  if (storeMethods.some((method) => typeof seen[method] !== 'function')) {
    throw invalidConfig('seen must be a store with claim, renew, complete and release.');
  }
}
