import { isSecureUrl, parseUrl } from '../value/index.js';

/** A URL that may be a link on a page: https, or http on loopback (a sandbox); never `javascript:`. */
export function parsePaymentLinkUrl(input: string | undefined): URL | undefined {
  const url = parseUrl(input);
  return url && isSecureUrl(url) ? url : undefined;
}

/** The link's id as its URL has it: the `id` beside it may be the integrator's. */
export function readPaymentId(url: URL | undefined): string | undefined {
  return url?.searchParams.get('payment_id') || undefined;
}
