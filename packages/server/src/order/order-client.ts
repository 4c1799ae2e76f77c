import type { PhoenixOrder } from '@phoenix-checkout/core';
import { ServerError } from '../error/index.js';
import { requestUpstream } from '../http/index.js';
import { checkEndpointUrl, checkFunction, checkNumber, checkObject } from '../options/index.js';
import { withDeadline } from '../time/index.js';
import {
  LONGEST_TIMEOUT_MS,
  type GetOrderOptions,
  type OrderClientOptions,
  type WaitForOrderOptions,
} from './order-options.js';
import { orderUrl, PHOENIX_ORDERS_URL } from './order-url.js';
import { parseOrderReply } from './parse-order-reply.js';
import { SharedRequests } from './shared-requests.js';
import { sleep } from './sleep.js';
import { isTransient, retryAfterMs } from './transient-error.js';
import { waitForOrder } from './wait-for-order.js';

/** Asks Phoenix for orders. */
export interface OrderClient {
  /**
   * The order as Phoenix knows it now. Callers who ask for the same order at once share one request. 429,
   * 5xx and broken connections are retried, three times at most.
   *
   * @throws PhoenixError `order_not_found` (not retried) `upstream_rate_limited`
   *   `upstream_unavailable` `upstream_timeout` `upstream_invalid_response` `aborted`
   */
  getOrder(orderId: string, options?: GetOrderOptions): Promise<PhoenixOrder>;
  /**
   * Asks until the order is `fulfilled` or `expired`, every 2 s at first and every 10 s later. A
   * transfer that comes after `expired` is for `reconcileOrders` to find.
   *
   * @throws PhoenixError `upstream_timeout` after `timeoutMs`; at once `order_not_found`
   *   `upstream_invalid_response` `aborted`, and `invalid_config` for a wrong `timeoutMs`. Goes on
   *   through 429 and 5xx.
   */
  waitForOrder(orderId: string, options?: WaitForOrderOptions): Promise<PhoenixOrder>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const BODY_LIMIT_BYTES = 256 * 1024;

const MAX_RETRIES = 3;
const FIRST_RETRY_MS = 250;

class HttpOrderClient implements OrderClient {
  readonly #ordersUrl: URL;
  readonly #fetch: typeof fetch;
  readonly #timeoutMs: number;
  readonly #requests = new SharedRequests<PhoenixOrder>();

  constructor(options: OrderClientOptions) {
    checkObject('The options', options);
    const { ordersUrl = PHOENIX_ORDERS_URL, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    checkFunction('fetch', options.fetch);
    checkNumber('timeoutMs', timeoutMs, 1, LONGEST_TIMEOUT_MS);
    this.#ordersUrl = checkEndpointUrl('ordersUrl', ordersUrl);
    this.#fetch = options.fetch ?? ((...args) => fetch(...args));
    this.#timeoutMs = timeoutMs;
  }

  async getOrder(orderId: string, { signal }: GetOrderOptions = {}): Promise<PhoenixOrder> {
    const url = orderUrl(this.#ordersUrl, orderId);
    const start = (shared: AbortSignal) => this.#askWithRetries(url, orderId, shared);
    const answer = this.#requests.ask(orderId, start, signal);
    // Where a runtime cancels the request each time, and where a fetch ignores its signal.
    const late = `Phoenix did not answer within ${this.#timeoutMs} ms.`;
    return withDeadline(answer, this.#timeoutMs, () => new ServerError('upstream_timeout', late));
  }

  async waitForOrder(orderId: string, options: WaitForOrderOptions = {}): Promise<PhoenixOrder> {
    return waitForOrder((signal) => this.getOrder(orderId, { signal }), options);
  }

  async #askWithRetries(url: URL, orderId: string, signal: AbortSignal): Promise<PhoenixOrder> {
    const endsAt = performance.now() + this.#timeoutMs;
    for (let retries = 0; ; retries += 1) {
      try {
        return await this.#askOnce(url, orderId, endsAt - performance.now(), signal);
      } catch (error) {
        if (!isTransient(error) || retries === MAX_RETRIES) throw error;
        const retryMs = FIRST_RETRY_MS * 2 ** retries * (1 + Math.random());
        const napMs = Math.max(retryMs, retryAfterMs(error));
        // There would be no time left to ask in.
        if (performance.now() + napMs >= endsAt) throw error;
        await sleep(napMs, signal);
      }
    }
  }

  async #askOnce(url: URL, orderId: string, timeoutMs: number, signal: AbortSignal) {
    const reply = await requestUpstream({
      name: 'The orders endpoint',
      url,
      method: 'GET',
      headers: {},
      fetch: this.#fetch,
      timeoutMs: Math.max(1, Math.round(timeoutMs)),
      bodyLimitBytes: BODY_LIMIT_BYTES,
      isRetriedByCaller: true,
      signal,
    });
    return parseOrderReply(reply, orderId, Date.now());
  }
}

/**
 * Asks Phoenix for orders. No credentials are needed: whoever knows an order's id may ask for it, so
 * keep ids among those whom they concern (`createOrderHandler` asks your `authorize` first).
 *
 * @throws PhoenixError `invalid_config` for a wrong option
 * @see PROTOCOL, "Querying an order"
 * @example
 * const orders = createOrderClient();
 * const order = await orders.getOrder(orderId);
 */
export function createOrderClient(options: OrderClientOptions = {}): OrderClient {
  return new HttpOrderClient(options);
}
