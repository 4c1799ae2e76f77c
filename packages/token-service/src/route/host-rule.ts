import type { IncomingMessage } from 'node:http';
import { isSecureUrl } from '@phoenix-checkout/core';
import { DEFAULT_HOST } from '../settings/index.js';

export interface HostRuleOptions {
  /** The address to listen on. Default `127.0.0.1`, this machine only. */
  host?: string | undefined;
  /**
   * The names, beside those of loopback, that `/token` may be asked under: the `Host` of requests,
   * without a port. Default: any, but on loopback without `apiKeys` no other. So a page whose own name
   * leads to 127.0.0.1 (DNS rebinding) does not get the token of a service on its visitor's machine.
   */
  allowedHosts?: readonly string[] | undefined;
  apiKeys?: unknown;
}

/** The URL of a host, with its port or not; undefined for what is more than a host, or less. */
function toUrl(host: string): URL | undefined {
  const url = `http://${host}`;
  return /^[^\s/?#@\\]+$/.test(host) && URL.canParse(url) ? new URL(url) : undefined;
}

/** Of http addresses those on loopback are secure, and no others. */
function isLoopbackUrl(url: URL | undefined): boolean {
  return url !== undefined && isSecureUrl(url);
}

/** Whether an address or a name to listen on is this machine only. */
export function isLoopback(host: string): boolean {
  return isLoopbackUrl(toUrl(host.includes(':') ? `[${host}]` : host));
}

/** The names that `/token` may be asked under beside those of loopback; undefined: any. */
export function allowedHostsOf(options: HostRuleOptions): readonly string[] | undefined {
  const { host = DEFAULT_HOST, allowedHosts, apiKeys } = options;
  if (allowedHosts) return allowedHosts;
  return isLoopback(host) && apiKeys === undefined ? [] : undefined;
}

/** Whether a request names a host of this machine, or one of `allowedHosts`. */
export function namesAllowedHost(req: IncomingMessage, allowedHosts: readonly string[]): boolean {
  const { host } = req.headers;
  // In lower case and without its port.
  const url = host ? toUrl(host) : undefined;
  return (
    isLoopbackUrl(url) || allowedHosts.some((allowed) => allowed.toLowerCase() === url?.hostname)
  );
}
