import { retryAfterHeader } from '../http/index.js';

const DEFAULT_SECONDS = 30;
const MAX_SECONDS = 86_400;

/** What {@link retryLater} makes: the handler answers 503 with `Retry-After`. */
class RetryLater extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`The webhook is to be delivered again in ${seconds} s.`);
    this.name = 'RetryLater';
    this.seconds = seconds;
  }
}

/**
 * Thrown by a webhook's callback: "not yet, send it again", where the shop has not stored its order,
 * say. Phoenix gets 503 with `Retry-After`, `onError` is not called, and the next delivery is handled.
 *
 * @param seconds default 30; Phoenix may come back sooner or later than that
 * @example
 * const cart = await findCart(event.order.orderId);
 * if (!cart) throw retryLater();
 */
export function retryLater(seconds: number = DEFAULT_SECONDS): Error {
  const whole = Math.ceil(seconds);
  return new RetryLater(whole >= 1 ? Math.min(whole, MAX_SECONDS) : DEFAULT_SECONDS);
}

/**
 * The `Retry-After` that was asked for, where it was. Whatever a callback throws, a getter that throws
 * included, it is read by name: there may be two copies of this package.
 */
export function readRetryLater(error: unknown): string | undefined {
  try {
    if (!(error instanceof Error) || error.name !== 'RetryLater') return undefined;
    const { seconds } = error as Partial<RetryLater>;
    return typeof seconds === 'number'
      ? retryAfterHeader(seconds, DEFAULT_SECONDS, MAX_SECONDS)
      : undefined;
  } catch {
    return undefined;
  }
}
