/** The codes of the errors that this package throws. Each has a page under `docs/errors`. */
export type CoreErrorCode =
  | 'invalid_address'
  | 'invalid_amount'
  | 'invalid_checkout_url'
  | 'invalid_config'
  | 'invalid_message'
  | 'invalid_order'
  | 'invalid_token_reply'
  | 'invalid_webhook'
  | 'missing_token';

/**
 * The error class of all Phoenix Checkout packages. Compare `code`: it is stable; `message` is for
 * people and may change. Neither message nor cause ever holds a secret, a token or a URL's query.
 *
 * @example
 * try {
 *   parseWalletAddress(input);
 * } catch (error) {
 *   if (isPhoenixError(error, 'invalid_address')) form.setError('address', error.message);
 * }
 */
export class PhoenixError<Code extends string = string> extends Error {
  /** What went wrong, for a program to compare. */
  declare readonly code: Code;

  constructor(code: Code, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'PhoenixError';
    this.code = code;
  }
}

/**
 * True for a {@link PhoenixError} of any copy of this package and any frame; with `code`, only for
 * that code. Compares name and code, since `instanceof` does not know a second copy.
 */
export function isPhoenixError<Code extends string = string>(
  error: unknown,
  code?: Code,
): error is PhoenixError<Code> {
  try {
    const { name, code: its } = Object(error) as Record<string, unknown>;
    return name === 'PhoenixError' && typeof its === 'string' && (!code || its === code);
  } catch {
    return false; // a getter threw: none of ours does
  }
}
