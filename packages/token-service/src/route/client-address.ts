import type { IncomingMessage } from 'node:http';

export interface ClientAddressOptions {
  /** How many proxies stand in front. Default 0. */
  trustedProxies?: number | undefined;
}

/**
 * The address that a request came from. Each proxy in front appends to `X-Forwarded-For` whom it
 * spoke to, so the entries are counted from the end; what a caller wrote itself stands before them.
 */
export function clientAddress(
  req: IncomingMessage,
  { trustedProxies = 0 }: ClientAddressOptions,
): string {
  const peer = req.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return peer;
  const forwarded = (req.headers['x-forwarded-for'] ?? '').toString().split(',');
  const entries = forwarded.map((entry) => entry.trim()).filter((entry) => entry !== '');
  return entries.at(-trustedProxies) ?? entries[0] ?? peer;
}
