import { parseOrder, type PhoenixOrder } from '@phoenix-checkout/core';
import { ServerError } from '../error/index.js';
import { statusError, type UpstreamReply } from '../http/index.js';
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
export function parseOrderReply(reply: UpstreamReply, orderId: string, now: number): PhoenixOrder {
  const { status, text } = reply;
  if (status === 404) throw orderNotFound();
  const notNow = statusError(reply, 'Phoenix', now);
  if (notNow) throw notNow;
  const order = status === 200 ? parseBody(text) : undefined;
  if (!order) {
    throw new ServerError(
      'upstream_invalid_response',
      `Phoenix answered with something that is not an order (${status}).`,
    );
  }
  if (order.orderId !== orderId) {
    throw new ServerError('upstream_invalid_response', 'Phoenix answered with another order.');
  }
  return order;
}
