import { parseOrder, type PhoenixOrder } from '@phoenix-checkout/core';
import { ServerError } from '../error/index.js';
import { parseRetryAfter, type UpstreamReply } from '../http/index.js';
import { orderNotFound } from './order-url.js';

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function parseBody(text: string | undefined): PhoenixOrder | undefined {
  try {
    return parseOrder(parseJson(text));
  } catch {
    return undefined;
  }
}

/**
 * Reads Phoenix's answer to a question for an order. Nothing of it gets into an error.
 *
 * @param now milliseconds since the epoch, to read `Retry-After` with
 * @throws ServerError `order_not_found` `upstream_rate_limited` `upstream_unavailable`
 *   `upstream_invalid_response`
 */
export function parseOrderReply(
  { status, retryAfter, text }: UpstreamReply,
  orderId: string,
  now: number,
): PhoenixOrder {
  if (status === 404) throw orderNotFound();
  if (status === 429) {
    const seconds = parseRetryAfter(retryAfter, now);
    throw new ServerError('upstream_rate_limited', 'Phoenix was asked too often (429).', seconds);
  }
  if (status >= 500) {
    const seconds = parseRetryAfter(retryAfter, now);
    throw new ServerError('upstream_unavailable', `Phoenix is out of order (${status}).`, seconds);
  }
  const order = status === 200 ? parseBody(text) : undefined;
  if (!order) {
    throw new ServerError(
      'upstream_invalid_response',
      `Phoenix answered with something that is no order (${status}).`,
    );
  }
  if (order.orderId !== orderId) {
    throw new ServerError('upstream_invalid_response', 'Phoenix answered with another order.');
  }
  return order;
}
