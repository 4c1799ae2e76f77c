import { isSecureUrl } from '@phoenix-checkout/core';
import { invalidConfig } from '../../error/index.js';

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
