import { PhoenixError } from '../error/index.js';
import { readField } from '../value/index.js';
import type { CheckoutEvent } from './checkout-event.js';
import { checkoutWire, type WireForm } from './checkout-wire.js';

/** A form as messages are held against it: what a message calls its `type` may be anything. */
interface KnownForm extends Omit<WireForm<Record<string, unknown>>, 'types'> {
  readonly types: readonly unknown[];
}

const forms: [type: string, form: KnownForm][] = Object.entries(checkoutWire);

/**
 * Reads what a checkout's frame posted to its host page.
 *
 * Field names are in camelCase; the message as it came is in `raw`. What identifies the event (the
 * order's or link's id, the transaction's hash, the explorer's https URL) must be there; of the other
 * fields those of another type are left out. Payload amounts are decimal strings. A payment link's id
 * is the `payment_id` of its URL, else `data.id`.
 *
 * This checks the form only. `listenToCheckout` checks who sent the message.
 *
 * @returns `undefined` if it is not a Phoenix message: pages get messages of all kinds
 * @throws PhoenixError `invalid_message` for a known type without what identifies the event
 * @see https://docs.phoenix.market
 */
export function parseCheckoutMessage(data: unknown): CheckoutEvent | undefined {
  const wireType = readField(data, 'type');
  const [type, form] = forms.find(([, { types }]) => types.includes(wireType)) ?? [];
  if (!form) return undefined;

  const payload = readField(data, 'data');
  const event: Record<string, unknown> = { type, raw: data };
  for (const [name, field] of Object.entries(form.fields)) {
    const value = field.read(payload, data);
    if (value !== undefined) event[name] = value;
  }
  if (form.identifiedBy !== undefined && !event[form.identifiedBy]) {
    throw new PhoenixError('invalid_message', `No ${form.identifiedBy} in ${type}`);
  }
  return event as unknown as CheckoutEvent;
}
