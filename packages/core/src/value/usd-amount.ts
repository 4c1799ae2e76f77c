import { PhoenixError } from '../error/index.js';

declare const usdAmount: unique symbol;

/** An amount of US dollars as a canonical decimal string; made by {@link parseUsdAmount}. */
export type UsdAmount = string & { readonly [usdAmount]: true };

const decimal = /^(0|[1-9]\d{0,11})(?:\.(\d{1,2}))?$/;

/**
 * Checks an amount of US dollars and returns it as a canonical decimal string: `'100.00'` becomes
 * `'100'`, `1.5` becomes `'1.5'`.
 *
 * Takes a string or a number that is a plain decimal above 0, with at most 12 digits before the
 * point and at most 2 after it. An exponent, a sign, grouping, spaces, leading zeros and a bare
 * point are refused, never read as something else; so is a number such as `0.1 + 0.2`, which is
 * not an amount of cents.
 *
 * @throws PhoenixError `invalid_amount`
 * @example
 * parseUsdAmount('1.45'); // '1.45'
 */
export function parseUsdAmount(input: unknown): UsdAmount {
  const text = typeof input === 'string' || typeof input === 'number' ? `${input}` : '';
  const [, dollars = '0', decimals = ''] = decimal.exec(text) ?? [];
  const cents = decimals.replace(/0+$/, '');
  if (dollars === '0' && !cents) {
    throw new PhoenixError('invalid_amount', 'The amount is not US dollars above 0, like 1.45.');
  }
  return (cents ? `${dollars}.${cents}` : dollars) as UsdAmount;
}

/** {@link parseUsdAmount} without the throw, for form libraries: true where it would return. */
export function isUsdAmount(input: unknown): boolean {
  try {
    parseUsdAmount(input);
    return true;
  } catch {
    return false;
  }
}
