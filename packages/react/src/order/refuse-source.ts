import { isOrderId } from '@phoenix-checkout/core';
import { BackendError } from '../backend/index.js';
import type { OrderError } from './order-error.js';
import type { OrderSource } from './order-source.js';

/** Why this cannot be asked at all. Nothing is sent then. */
export function refuseSource({ orderUrl, orderId }: OrderSource): OrderError | undefined {
  if (orderId === undefined || orderId === null) return undefined;
  if (!orderUrl) return new BackendError('invalid_config', 'There is no orderUrl');
  if (typeof orderId !== 'string') {
    return new BackendError('invalid_config', 'orderId must be a string');
  }
  return isOrderId(orderId)
    ? undefined
    : new BackendError('order_not_found', 'orderId cannot be the id of an order');
}
