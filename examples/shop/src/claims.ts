import { claimPayment, RefusedError, type Claim } from './shop-api.js';

const KEY = 'shop.claims';

interface StoredClaim {
  orderId: string;
  claim: Claim;
}

const read = () => JSON.parse(localStorage.getItem(KEY) ?? '[]') as StoredClaim[];
const write = (claims: StoredClaim[]) => localStorage.setItem(KEY, JSON.stringify(claims));
const isSame = (a: StoredClaim) => (b: StoredClaim) => JSON.stringify(a) === JSON.stringify(b);

async function send(stored: StoredClaim): Promise<void> {
  try {
    await claimPayment(stored.orderId, stored.claim);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    console.error('The shop refused to tie a payment to its order.', error);
  }
  write(read().filter((other) => !isSame(stored)(other)));
}

/**
 * Tells the shop what pays an order. Kept until the shop has it: the tab may be closed, or the
 * network gone, in this very moment.
 */
export async function claim(orderId: string, what: Claim): Promise<void> {
  const stored = { orderId, claim: what };
  write([...read(), stored]);
  await send(stored);
}

/** Sends what could not be sent before, on this visit or an earlier one. */
export async function sendKeptClaims(): Promise<void> {
  await Promise.allSettled(read().map(send));
}
