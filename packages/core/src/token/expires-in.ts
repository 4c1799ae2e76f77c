/**
 * Reads a lifetime in seconds, as `expires_in` of a token reply states it: a number, or a plain
 * decimal string such as `'3600'` or `'0.5'`, above 0 and below 1e99 (so that it stays finite in
 * milliseconds). Fractions are kept, nothing is rounded or capped.
 *
 * @returns the seconds, or `undefined` for everything else: absent, `null`, 0, negative, an
 * exponent or sign in a string, `NaN`, `Infinity`, another type
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 * @example
 * parseExpiresIn('3600'); // 3600
 */
export function parseExpiresIn(input: unknown): number | undefined {
  const isNumeric = typeof input === 'string' && /^\d+(\.\d+)?$/.test(input);
  const seconds = isNumeric ? Number(input) : input;
  return typeof seconds === 'number' && seconds > 0 && seconds < 1e99 ? seconds : undefined;
}
