const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * True for https, and for http on loopback (`localhost`, names below it, `127.x.x.x`, `[::1]`),
 * where nobody can listen in between.
 *
 * @see https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy
 */
export function isSecureUrl({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}
