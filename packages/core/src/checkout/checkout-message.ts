import type { CheckoutEvent } from './checkout-event.js';
import { PhoenixError } from '../error/phoenix-error.js';
import { isSecureUrl } from '../value/secure-url.js';

/** Gives what may go into the event; `undefined` or a throw if the value may not. */
type Reader = (value: unknown) => unknown;

const text: Reader = (value) => (typeof value === 'string' ? value : undefined);
const anything: Reader = (value) => value;
const milliseconds: Reader = (value) => (Number.isFinite(value) ? value : undefined);
// Keeps `javascript:` and the like out of hosts' links. The normal form, since `https:a.b/c` is
// another URL as a link on a page than it is here.
const link =
  (allowed: (url: URL) => boolean): Reader =>
  (value) => {
    const url = new URL(text(value) as string);
    return allowed(url) ? url.href : undefined;
  };
const httpsLink = link(({ protocol }) => protocol === 'https:');

/** How fields are read that are not text, by their names on the wire. */
const readers: Record<string, Reader | undefined> = {
  basescanLink: httpsLink,
  lifespan: milliseconds,
  order: anything,
  // A sandbox's links lead to localhost.
  paymentLinkURL: link(isSecureUrl),
  url: httpsLink,
  urlParams: anything,
};

/**
 * A message's type on the wire, ours, and its fields on the wire; ours are the same in camelCase.
 * Without the first field an event says nothing.
 */
const forms = [
  'ORDER_CREATED order_created order_id created_at buyer_address seller_address send_amount receive_amount uniqueness_amount receiving_chain_id zelle_address',
  'TRANSACTION_SUCCESS transaction_success transactionHash amount token chain walletAddress sendAmount basescanLink',
  'PAYMENT_CREATED payment_link_created id lifespan order urlParams paymentLinkURL status createdAt updatedAt',
  'OPEN_EXPLORER_URL explorer_requested url',
  'CANCEL cancelled',
  'PAYMENT_CANCELLED cancelled',
  'USER_DONE done',
  'PAYMENT_FAILED failed',
].map((form) => form.split(' '));

const camelCase = (name: string) =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace('URL', 'Url');

function readField(source: unknown, name: string, read = anything): unknown {
  try {
    return read((source as Record<string, unknown>)[name]);
  } catch {
    // Not even an object, or one with getters that throw.
    return undefined;
  }
}

/**
 * Reads what a checkout's frame posted to its host page.
 *
 * Field names are in camelCase; the message as it came is in `raw`. What identifies the event (the
 * order's or link's id, the transaction's hash, the explorer's URL) must be there and be text (an
 * https URL); of the other fields those of another type are left out. Payload amounts are decimal
 * strings.
 *
 * This looks at form alone. Who sent the message is for `listenToCheckout` to check.
 *
 * @returns `undefined` if it is not a Phoenix message: pages get messages of all kinds
 * @throws PhoenixError `invalid_message` for a type that Phoenix sends with a payload that it does not
 */
export function parseCheckoutMessage(data: unknown): CheckoutEvent | undefined {
  const name = readField(data, 'type');
  const form = forms.find(([known]) => known === name);
  if (!form) return undefined;
  const [, type, ...fields] = form;
  const payload = readField(data, 'data');
  const event: Record<string, unknown> = { type, raw: data };
  for (const field of fields) {
    const read = readers[field] ?? text;
    let value = readField(payload, field, read);
    // The reference puts the URL into `data`, every sample beside it.
    if (field === 'url') value ??= readField(data, field, read);
    if (value !== undefined) event[camelCase(field)] = value;
  }
  const key = fields[0] && camelCase(fields[0]);
  if (key && !event[key]) {
    throw new PhoenixError('invalid_message', `No ${key} in ${type}`);
  }
  return event as unknown as CheckoutEvent;
}
