import type { CheckoutEventFields, CheckoutEventType } from './checkout-event.js';
import { checkoutWire, type WireForm } from './checkout-wire.js';

/** A message as Phoenix's frame posts it to its host page. */
export interface CheckoutMessage {
  type: string;
  data?: Record<string, unknown>;
}

/**
 * Writes an event as Phoenix's frame posts it, in the first documented form: the counterpart of
 * `parseCheckoutMessage`, for test helpers and imitations of the checkout. A field that is
 * `undefined` is left out, also one that identifies the event.
 *
 * @example
 * encodeCheckoutMessage('order_created', { orderId: '42', sendAmount: '100.07' });
 * // { type: 'ORDER_CREATED', data: { order_id: '42', send_amount: '100.07' } }
 * encodeCheckoutMessage('done'); // { type: 'USER_DONE' }
 * @see https://docs.phoenix.market
 */
export function encodeCheckoutMessage<Type extends CheckoutEventType>(
  type: Type,
  values: CheckoutEventFields<Type> = {},
): CheckoutMessage {
  const { types, fields }: WireForm<Record<string, unknown>> = checkoutWire[type];
  const given = values as Record<string, unknown>;
  const all = Object.entries(fields);
  const present = all.filter(([name]) => given[name] !== undefined);
  const data = Object.fromEntries(present.map(([name, field]) => [field.name, given[name]]));
  return all.length > 0 ? { type: types[0], data } : { type: types[0] };
}
