import type { CheckoutFaults } from '../fault/index.js';
import type { NewJournalEntry } from '../journal/index.js';
import type { CheckoutRefusal } from './checkout-request.js';

/** The parameters that an entry shows: all but the token. */
const shownParameters = [
  'address',
  'amount',
  'theme',
  'shareOn',
  'onlyPrivateMatching',
  'payment_id',
];

/** What the entry of a refused checkout tells. @param query of the checkout's address */
export function refusedEntry(
  { status, error, description }: CheckoutRefusal,
  query: string,
): NewJournalEntry {
  const given = new URLSearchParams(query);
  const linkId = given.get('payment_id');
  const parameters = shownParameters.flatMap((name) => {
    const value = given.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    kind: 'session',
    type: 'refused',
    title: `Checkout refused: ${description}`,
    tone: 'bad',
    ...(linkId && { linkId }),
    details: {
      status,
      error,
      error_description: description,
      parameters: Object.fromEntries(parameters),
    },
  };
}

/** What the entry of a fault tells that answers in place of the page or a step. */
export function faultEntry(request: Request, faults: CheckoutFaults): NewJournalEntry {
  const { pathname } = new URL(request.url);
  return {
    kind: 'session',
    type: 'fault',
    title: `No answer to ${request.method} ${pathname}: the fault ${faults.reply} is on`,
    tone: 'bad',
    details: { faults },
  };
}
