import { buildCheckoutUrl, type CheckoutParams, type PhoenixError } from '@phoenix-checkout/core';

/** What a checkout is to show. */
export interface CheckoutTarget {
  /** The frame's URL in canonical form, but for the token. */
  url: string;
  /** Whose tokens: another source means another partner or user. */
  queryHash: string;
}

/** The values of a host that a frame's URL is built from. */
export type CheckoutValues = Omit<CheckoutParams, 'accessToken'>;

/** The target that a host's values make, or why they make none. */
export type ReadTarget =
  { target: CheckoutTarget; invalid?: undefined } | { target?: undefined; invalid: PhoenixError };

export function readTarget(values: CheckoutValues, queryHash: string): ReadTarget {
  try {
    // The token's place is held: which one it is to be is decided when a frame starts.
    const url = buildCheckoutUrl({ ...values, accessToken: '-' });
    return { target: { url, queryHash } };
  } catch (error) {
    // It throws nothing else.
    return { invalid: error as PhoenixError };
  }
}

/** The address that a frame with this target and this token starts with. */
export function frameSrc({ url }: CheckoutTarget, accessToken: string): string {
  const src = new URL(url);
  src.searchParams.set('access_token', accessToken);
  return src.href;
}
