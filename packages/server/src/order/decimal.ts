import { PhoenixError } from '@phoenix-checkout/core';

/** A decimal as its digits before and after the point. */
interface Decimal {
  whole: string;
  fraction: string;
}

function split(amount: string): Decimal | undefined {
  const [, whole, fraction = ''] = /^(\d{1,78})(?:\.(\d{1,78}))?$/.exec(amount) ?? [];
  return whole === undefined ? undefined : { whole, fraction };
}

function digits({ whole, fraction }: Decimal, decimals: number): bigint {
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** `a >= b`, exactly: digits are compared, no floats. Undefined: one of them is no decimal. */
export function isAtLeast(a: string, b: string): boolean | undefined {
  const [left, right] = [split(a), split(b)];
  if (!left || !right) return undefined;
  const decimals = Math.max(left.fraction.length, right.fraction.length);
  return digits(left, decimals) >= digits(right, decimals);
}

/** @throws PhoenixError `invalid_amount` for what is no decimal above 0 */
export function checkAmount(amount: unknown): string {
  const text = typeof amount === 'number' ? String(amount) : amount;
  if (typeof text !== 'string' || isAtLeast('0', text) !== false) {
    throw new PhoenixError('invalid_amount', 'receiveAmount must be USDC above 0, such as 10.1.');
  }
  return text;
}
