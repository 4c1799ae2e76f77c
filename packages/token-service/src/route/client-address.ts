import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import { serviceNumbers } from '../settings/index.js';

/** The header in which the proxies write whom they spoke to. */
export type ForwardedHeader = 'x-forwarded-for' | 'forwarded';

export interface ClientAddressOptions {
  /** How many proxies stand in front: as many entries of their header are trusted. Default 0. */
  trustedProxies?: number | undefined;
  /**
   * The header that these proxies write. Default: `X-Forwarded-For` or `Forwarded`, whichever there
   * is; where there are both and they disagree, callers cannot be told apart and share one limit.
   */
  forwardedHeader?: ForwardedHeader | undefined;
}

/** The address of all whose own cannot be known: they are counted together. */
const UNKNOWN = 'unknown';

const forwardedHeaders: readonly ForwardedHeader[] = ['x-forwarded-for', 'forwarded'];

/** The parameter `for` of an element of `Forwarded`; an entry of `X-Forwarded-For` is that alone. */
function nodeOf(entry: string): string {
  if (!entry.includes('=')) return entry;
  const [, node = ''] = /(?:^|;)\s*for\s*=([^;]*)/i.exec(entry) ?? [];
  return node.trim();
}

/** Reads `ip`, `ip:port`, `v6`, `[v6]` and `[v6]:port`, each in quotes or not. */
function parseNode(node: string): string {
  const text = node.replace(/^"(.*)"$/, '$1');
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? [];
  const v6 = (bracketed ?? text).replace(/%.*$/, '');
  if (isIPv6(v6)) return v6;
  const v4 = text.replace(/:\d+$/, '');
  return isIPv4(v4) ? v4 : UNKNOWN;
}

/** What one header tells; undefined: nothing. */
function addressIn(header: string, trustedProxies: number): string | undefined {
  // Not by the grammar of quoted text: a quote that a caller opened must not reach a proxy's entry.
  const entries = header
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const entry = entries.at(-trustedProxies) ?? entries[0];
  return entry === undefined ? undefined : parseNode(nodeOf(entry));
}

/**
 * The address that a request came from, or `unknown`. Each proxy in front appends whom it spoke to,
 * so the entries are counted from the end; what a caller wrote itself stands before them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7239#section-4
 */
export function clientAddress(
  req: IncomingMessage,
  {
    trustedProxies = serviceNumbers.trustedProxies.fallback,
    forwardedHeader,
  }: ClientAddressOptions,
): string {
  const peer = req.socket.remoteAddress ?? UNKNOWN;
  if (trustedProxies === 0) return peer;
  const names = forwardedHeader ? [forwardedHeader] : forwardedHeaders;
  const told = names.flatMap(
    (name) => addressIn(String(req.headers[name] ?? ''), trustedProxies) ?? [],
  );
  const [address = peer] = told;
  // The proxies write one of them; the other one is the caller's own.
  return told.every((other) => other === address) ? address : UNKNOWN;
}
