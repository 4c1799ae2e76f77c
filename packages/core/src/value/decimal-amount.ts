/** More digits than any token's amount has (a uint256 has 78). */
const decimal = /^(\d{1,78})(?:\.(\d{1,78}))?(?:e([+-]\d{1,3}))?$/;

/** USDC counts in millionths. */
const USDC_DECIMALS = 6;

/** The digits with the point behind the first `whole` of them: no zeros that say nothing. */
function placePoint(digits: string, whole: number): string {
  const padded = whole < 1 ? '0'.repeat(1 - whole) + digits : digits.padEnd(whole, '0');
  const at = Math.max(whole, 1);
  const dollars = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const decimals = padded.slice(at).replace(/0+$/, '');
  return decimals ? `${dollars}.${decimals}` : dollars;
}

function read(value: unknown, movedBy: number): string | undefined {
  // Only a number's own text has an exponent, for very small and very large ones.
  const isNumber = typeof value === 'number';
  const text = isNumber ? String(value) : value;
  const match = typeof text === 'string' ? decimal.exec(text) : null;
  const [, whole = '', fraction = '', exponent] = match ?? [];
  if (!whole || (exponent && !isNumber)) return undefined;
  return placePoint(whole + fraction, whole.length + Number(exponent ?? 0) - movedBy);
}

/**
 * An amount as a canonical decimal string (`'10.10'` and `10.1` are `'10.1'`), or `undefined`.
 *
 * Exact: digits are moved, never computed with. A number counts as its shortest decimal text, which
 * is what a JSON document said wherever that had at most 15 significant digits. Signs, grouping,
 * spaces and a text's exponent are refused.
 */
export function readDecimal(value: unknown): string | undefined {
  return read(value, 0);
}

/** USDC in base units (`'10100000'`) as a decimal string of USDC (`'10.1'`), or `undefined`. */
export function readUsdcBaseUnits(value: unknown): string | undefined {
  return read(value, USDC_DECIMALS);
}
