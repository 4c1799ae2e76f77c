/** The options of `createOrderClient`. */
export interface OrderClientOptions {
  /** Default `PHOENIX_ORDERS_URL`. The order's id is appended as one segment. */
  ordersUrl?: string | URL | undefined;
  /** Default the runtime's own. */
  fetch?: typeof fetch | undefined;
  /**
   * For one question with all its retries, in milliseconds: 1 to a day. Default 10 000. Anything else is
   * `invalid_config`.
   */
  timeoutMs?: number | undefined;
}

/** The options of `getOrder`. */
export interface GetOrderOptions {
  /** Ends this caller's wait; others who wait for the same order go on. */
  signal?: AbortSignal | undefined;
}

/** The options of `waitForOrder`. */
export interface WaitForOrderOptions extends GetOrderOptions {
  /**
   * How long to wait for the order's end, in milliseconds: 1 to a day. Default 30 minutes, a little more
   * than an order lives. Anything else is `invalid_config`.
   */
  timeoutMs?: number | undefined;
}

/** A day: the limit of both `timeoutMs`. */
export const LONGEST_TIMEOUT_MS = 86_400_000;
