/** Whole cents of a decimal string such as `1.5`; nothing is computed with fractions. */
export function toCents(usd: string): number {
  const [dollars = '0', cents = ''] = usd.split('.');
  return Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}

/** A decimal string with two decimals, such as `1.50`. */
export function fromCents(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** USDC in base units, of 6 decimals: `10.10` is `10100000`. */
export function toUsdcBaseUnits(decimal: string): string {
  return String(toCents(decimal) * 10_000);
}
