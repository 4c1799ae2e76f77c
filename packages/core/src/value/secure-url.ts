const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** True for https, and for http on loopback, where nobody listens in between. */
export function isSecureUrl({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}
