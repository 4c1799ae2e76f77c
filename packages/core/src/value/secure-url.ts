import { parseUrl } from './parse-url.js';

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * True for https, and for http on loopback (`localhost`, names below it, `127.x.x.x`, `[::1]`),
 * where no network is in between.
 *
 * @see https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy
 */
export function isSecureUrl({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}

/** An absolute URL that {@link isSecureUrl} holds for; never `javascript:` and the like. */
export function parseSecureUrl(input: string | URL | undefined): URL | undefined {
  const url = parseUrl(input);
  return url && isSecureUrl(url) ? url : undefined;
}

/**
 * The URL of an endpoint, such as a checkout's or a token endpoint's: absolute, https or http on
 * loopback, without user name, password or #fragment. `undefined` for anything else.
 */
export function parseEndpointUrl(input: string | URL): URL | undefined {
  const url = parseSecureUrl(input);
  return url && !url.username && !url.password && !url.href.includes('#') ? url : undefined;
}
