import { checkEndpointUrl } from '../../options/index.js';

/**
 * Checks the URL that the client secret is sent to.
 *
 * @throws ServerError `invalid_config`
 */
export function parseTokenUrl(input: string | URL): URL {
  return checkEndpointUrl('tokenUrl', input);
}
