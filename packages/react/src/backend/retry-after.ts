const LONGEST_SECONDS = 300;

/**
 * Milliseconds that a reply asks to wait for; 0 if it does not say, and five minutes at most.
 *
 * A date counts from the reply's own `Date`, where the page may read it: its own clock may be wrong.
 * From another origin both headers are seen only if `Access-Control-Expose-Headers` names them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterMs(headers: Headers): number {
  const stated = headers.get('Retry-After') ?? '';
  const sentAt = Date.parse(headers.get('Date') ?? '') || Date.now();
  const seconds = /^\d+$/.test(stated) ? Number(stated) : (Date.parse(stated) - sentAt) / 1000;
  return seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) * 1000 : 0;
}
