import { ORDER_LIFESPAN_MS } from '../checkout/index.js';
import type { PhoenixOrder } from './phoenix-order.js';

const DAY_MS = 86_400_000;

/**
 * True when nothing more is to be expected of an order: it is `fulfilled`, or has been `expired`
 * for 24 hours. Until then a late transfer may still fulfil an expired order.
 *
 * Without `updatedAt` it counts from when the order's 25 minutes ended; with no time at all an
 * expired order is never final.
 *
 * @param now milliseconds since the epoch
 */
export function isOrderFinal(
  { status, updatedAt, createdAt }: Pick<PhoenixOrder, 'status' | 'updatedAt' | 'createdAt'>,
  now: number,
): boolean {
  if (status !== 'expired') return status === 'fulfilled';
  const expiredAt = updatedAt ?? (createdAt === undefined ? now : createdAt + ORDER_LIFESPAN_MS);
  return now - expiredAt >= DAY_MS;
}
