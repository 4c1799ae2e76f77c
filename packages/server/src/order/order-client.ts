import { isPhoenixError, type PhoenixOrder } from '@phoenix-checkout/core';
import { ServerError, type ServerErrorCode } from '../error/index.js';
import { requestUpstream } from '../http/index.js';
import { checkFunction, checkNumber, checkObject } from '../options/index.js';
import { withDeadline } from '../time/index.js';
import { orderUrl, parseOrdersUrl, PHOENIX_ORDERS_URL } from './order-url.js';
import { parseOrderReply } from './parse-order-reply.js';
import { SharedRequests } from './shared-requests.js';
import { sleep } from './sleep.js';

/** The options of {@link createOrderClient}. */
export interface OrderClientOptions {
  /** Default {@link PHOENIX_ORDERS_URL}. The order's id is appended as one segment. */
  ordersUrl?: string | URL | undefined;
  /** Default the runtime's own. */
  fetch?: typeof fetch | undefined;
  /** For one question with all its retries, in milliseconds. Default 10 000. */
  timeoutMs?: number | undefined;
}

export interface GetOrderOptions {
  /** Ends this caller's wait; others who wait for the same order go on. */
  signal?: AbortSignal | undefined;
}

export interface WaitForOrderOptions extends GetOrderOptions {
  /** In milliseconds. Default 30 minutes, a little more than an order lives. */
  timeoutMs?: number | undefined;
}

/** Asks Phoenix for orders. */
export interface OrderClient {
  /**
   * The order as Phoenix knows it now. Who ask for one order at once share one request. 429, 5xx and
   * broken connections are retried, three times at most.
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
   *   `upstream_invalid_response` `aborted`. Goes on through 429 and 5xx.
   */
  waitForOrder(orderId: string, options?: WaitForOrderOptions): Promise<PhoenixOrder>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_WAIT_MS = 1_800_000;
const DAY_MS = 86_400_000;
const BODY_LIMIT_BYTES = 256 * 1024;

const MAX_RETRIES = 3;
const FIRST_BACKOFF_MS = 250;

const FIRST_POLL_MS = 2000;
const MAX_POLL_MS = 10_000;
const POLL_GROWTH = 1.5;

/** Failures that pass. */
const transient: readonly ServerErrorCode[] = ['upstream_rate_limited', 'upstream_unavailable'];

function isTransient(error: unknown): error is ServerError {
  return isPhoenixError(error) && (transient as readonly string[]).includes(error.code);
}

function timedOut(what: string, timeoutMs: number): ServerError {
  return new ServerError('upstream_timeout', `${what} within ${timeoutMs} ms.`);
}

class HttpOrderClient implements OrderClient {
  readonly #ordersUrl: URL;
  readonly #fetch: typeof fetch;
  readonly #timeoutMs: number;
  readonly #requests: SharedRequests<PhoenixOrder>;

  constructor(options: OrderClientOptions) {
    checkObject('The options', options);
    const { ordersUrl = PHOENIX_ORDERS_URL, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    checkFunction('fetch', options.fetch);
    checkNumber('timeoutMs', timeoutMs, 1, DAY_MS);
    this.#ordersUrl = parseOrdersUrl(ordersUrl);
    this.#fetch = options.fetch ?? ((...args) => fetch(...args));
    this.#timeoutMs = timeoutMs;
    this.#requests = new SharedRequests(timeoutMs);
  }

  async getOrder(orderId: string, { signal }: GetOrderOptions = {}): Promise<PhoenixOrder> {
    const url = orderUrl(this.#ordersUrl, orderId);
    const start = (shared: AbortSignal) => this.#askWithRetries(url, orderId, shared);
    const answer = this.#requests.ask(orderId, start, signal);
    // Where a runtime cancelled the request that they share, and a fetch that ignores its signal.
    const late = () => timedOut('Phoenix gave no answer', this.#timeoutMs);
    return withDeadline(answer, this.#timeoutMs, late);
  }

  async waitForOrder(
    orderId: string,
    { signal, timeoutMs = DEFAULT_WAIT_MS }: WaitForOrderOptions = {},
  ): Promise<PhoenixOrder> {
    checkNumber('timeoutMs', timeoutMs, 1, DAY_MS);
    const endsAt = performance.now() + timeoutMs;
    for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * POLL_GROWTH, MAX_POLL_MS)) {
      const leftMs = () => endsAt - performance.now();
      const { order, retryAfterMs } = await this.#poll(orderId, leftMs(), signal);
      if (order) return order;
      const napMs = Math.max(pollMs, retryAfterMs);
      await sleep(Math.max(0, Math.min(napMs, leftMs())), signal);
      if (leftMs() <= 0) throw timedOut('The order came to no end', timeoutMs);
    }
  }

  /** The order, if it has come to an end. */
  async #poll(
    orderId: string,
    leftMs: number,
    signal: AbortSignal | undefined,
  ): Promise<{ order?: PhoenixOrder; retryAfterMs: number }> {
    try {
      const asked = this.getOrder(orderId, { signal });
      const order = await withDeadline(asked, Math.max(leftMs, 1), () =>
        timedOut('Phoenix gave no answer', this.#timeoutMs),
      );
      const isOver = order.status === 'fulfilled' || order.status === 'expired';
      return isOver ? { order, retryAfterMs: 0 } : { retryAfterMs: 0 };
    } catch (error) {
      if (isPhoenixError(error, 'upstream_timeout')) return { retryAfterMs: 0 };
      if (!isTransient(error)) throw error;
      return { retryAfterMs: (error.retryAfterSeconds ?? 0) * 1000 };
    }
  }

  async #askWithRetries(url: URL, orderId: string, signal: AbortSignal): Promise<PhoenixOrder> {
    const endsAt = performance.now() + this.#timeoutMs;
    for (let retries = 0; ; retries += 1) {
      try {
        return await this.#askOnce(url, orderId, endsAt - performance.now(), signal);
      } catch (error) {
        if (!isTransient(error) || retries === MAX_RETRIES) throw error;
        const backoffMs = FIRST_BACKOFF_MS * 2 ** retries * (1 + Math.random());
        const napMs = Math.max(backoffMs, (error.retryAfterSeconds ?? 0) * 1000);
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
