import { checkText, invalidConfig } from '../../option/check-options.js';
import { ServerError } from '../../error/server-error.js';
import { withDeadline } from '../../time/timers.js';

/** A client secret, or a function that fetches the current one (from a file, a secrets manager). */
export type ClientSecret = string | (() => string | Promise<string>);

function unavailable(why: string): ServerError {
  // Without the original error as `cause`: a secrets manager's error may hold the secret.
  return new ServerError('secret_unavailable', `The clientSecret function ${why}.`);
}

/**
 * @throws ServerError `invalid_config` for a secret that cannot be one; the returned function
 * throws `secret_unavailable` where a secret function fails or takes longer than `timeoutMs`
 */
export function createSecretReader(
  clientSecret: ClientSecret,
  timeoutMs: number,
): () => Promise<string> {
  if (typeof clientSecret !== 'function') {
    if (typeof clientSecret !== 'string') {
      throw invalidConfig('clientSecret must be a string or a function that returns one.');
    }
    checkText('clientSecret', clientSecret);
    return () => Promise.resolve(clientSecret);
  }
  return async () => {
    let secret: unknown;
    try {
      const asked = (async () => clientSecret())();
      secret = await withDeadline(asked, timeoutMs, () => unavailable('took too long'));
    } catch (error) {
      throw error instanceof ServerError && error.code === 'secret_unavailable'
        ? error
        : unavailable('threw an error');
    }
    try {
      checkText('clientSecret', secret);
    } catch {
      throw unavailable(
        'must return a string that is not empty and has no white space at its ends',
      );
    }
    return secret as string;
  };
}
