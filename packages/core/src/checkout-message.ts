import type { CheckoutEvent, CheckoutEventType } from './checkout-event.js';
import { PhoenixError } from './phoenix-error.js';

type Reader = (value: unknown) => unknown;

const text: Reader = (value) => (typeof value === 'string' ? value : undefined);
const anything: Reader = (value) => value;
const id: Reader = (value) => text(value) || undefined;
const milliseconds: Reader = (value) => (Number.isFinite(value) ? value : undefined);
const httpsUrl: Reader = (value) => {
  const url = text(value) as string | undefined;
  // Keeps `javascript:` and the like out of hosts' links. A bad URL throws: it is not there, then.
  return url && new URL(url).protocol === 'https:' ? url : undefined;
};

interface MessageForm {
  type: CheckoutEventType;
  /** The event's field without which it says nothing. */
  key?: string;
  /** Names on the wire; ours are the same in camelCase. */
  fields?: Record<string, Reader>;
  /** The fields may also stand beside `data`. */
  topLevel?: boolean;
}

const texts = (names: string) =>
  Object.fromEntries(names.split(' ').map((name): [string, Reader] => [name, text]));

// A Map: names such as `constructor` are no messages.
const forms = new Map<unknown, MessageForm>(
  Object.entries<MessageForm>({
    ORDER_CREATED: {
      type: 'order_created',
      key: 'orderId',
      fields: {
        order_id: id,
        ...texts(
          'created_at buyer_address seller_address send_amount receive_amount uniqueness_amount receiving_chain_id zelle_address',
        ),
      },
    },
    TRANSACTION_SUCCESS: {
      type: 'transaction_success',
      key: 'transactionHash',
      fields: {
        transactionHash: id,
        ...texts('amount token chain walletAddress sendAmount'),
        basescanLink: httpsUrl,
      },
    },
    PAYMENT_CREATED: {
      type: 'payment_link_created',
      key: 'id',
      fields: {
        id,
        lifespan: milliseconds,
        paymentLinkURL: httpsUrl,
        ...texts('status createdAt updatedAt'),
        order: anything,
        urlParams: anything,
      },
    },
    OPEN_EXPLORER_URL: {
      type: 'explorer_requested',
      key: 'url',
      fields: { url: httpsUrl },
      // The reference puts the URL into `data`, every sample beside it.
      topLevel: true,
    },
    CANCEL: { type: 'cancelled' },
    PAYMENT_CANCELLED: { type: 'cancelled' },
    USER_DONE: { type: 'done' },
    PAYMENT_FAILED: { type: 'failed' },
  }),
);

const camelCase = (name: string) =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace('URL', 'Url');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function readField(source: unknown, name: string, reader: Reader): unknown {
  try {
    return isRecord(source) ? reader(source[name]) : undefined;
  } catch {
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
  const form = forms.get(readField(data, 'type', anything));
  if (!form) return undefined;
  const { type, key, fields = {}, topLevel } = form;
  const payload = readField(data, 'data', anything);
  const event: Record<string, unknown> = { type, raw: data };
  for (const [name, reader] of Object.entries(fields)) {
    const value =
      readField(payload, name, reader) ?? (topLevel ? readField(data, name, reader) : undefined);
    if (value !== undefined) event[camelCase(name)] = value;
  }
  if (key && !event[key]) {
    throw new PhoenixError(
      'invalid_message',
      `The checkout's message for ${type} has no valid ${key}, so it was ignored.`,
    );
  }
  return event as unknown as CheckoutEvent;
}
