import { invalidConfig } from '../../option/check-options.js';

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** True for https, and for http that does not leave this machine. */
export function isSecureUrl(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
}

/**
 * Checks the URL that the client secret is sent to.
 *
 * @throws ServerError `invalid_config`
 */
export function parseTokenUrl(input: string | URL): URL {
  let url: URL | undefined;
  try {
    url = new URL(input);
  } catch {
    // Reported below.
  }
  if (!url || !isSecureUrl(url) || url.username || url.password || url.href.includes('#')) {
    throw invalidConfig(
      'tokenUrl must be an absolute https URL (http on localhost only), without user name, password or #fragment.',
    );
  }
  return url;
}
