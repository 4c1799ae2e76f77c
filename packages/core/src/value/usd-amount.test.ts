import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { thrownCode } from '../../test-support/thrown-code.js';
import { isUsdAmount, parseUsdAmount, type UsdAmount } from './usd-amount.js';
import { anyString } from '../../test-support/any-string.js';

test.each([
  ['100', '100'],
  ['100.00', '100'],
  ['1.50', '1.5'],
  ['1.05', '1.05'],
  ['0.01', '0.01'],
  ['0.10', '0.1'],
  ['10', '10'],
  ['999999999999.99', '999999999999.99'],
  [100, '100'],
  [1.5, '1.5'],
  [1.45, '1.45'],
  [0.01, '0.01'],
  [999_999_999_999.99, '999999999999.99'],
])('reads %j as %j', (input, canonical) => {
  expect(parseUsdAmount(input)).toBe(canonical);
  expect(isUsdAmount(input)).toBe(true);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['an empty string', ''],
  ['zero', '0'],
  ['zero as a number', 0],
  ['minus zero', -0],
  ['zero cents', '0.00'],
  ['less than a cent', '0.001'],
  ['a third decimal', '1.000'],
  ['a sum of binary fractions', 0.1 + 0.2],
  ['13 digits before the point', '1000000000000'],
  ['13 digits before the point, as a number', 1e12],
  ['a number written with an exponent', 1e21],
  ['a small number written with an exponent', 1e-7],
  ['an exponent', '1e2'],
  ['a minus', '-1'],
  ['a negative number', -1],
  ['a plus', '+1'],
  ['grouping', '1,000'],
  ['a decimal comma', '1,5'],
  ['grouping by underscore', '1_000'],
  ['a leading zero', '01'],
  ['leading zeros', '00.5'],
  ['a bare point before', '.5'],
  ['a bare point after', '5.'],
  ['two points', '1.2.3'],
  ['a space', ' 1'],
  ['a line break', '1\n'],
  ['a hexadecimal number', '0x10'],
  ['a currency sign', '$1'],
  ['a unit', '1 USD'],
  ['an attempt on the URL', '1&address=0x0'],
  ['Arabic-Indic digits', '١٢'],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['a bigint', 1n],
  ['a Number object', Object(1)],
  ['an array', ['1']],
  ['an object that reads as a number', { valueOf: () => 1, toString: () => '1' }],
])('refuses %s', (_, input) => {
  expect(thrownCode(() => parseUsdAmount(input))).toBe('invalid_amount');
  expect(isUsdAmount(input)).toBe(false);
});

/** The grammar, written by hand as a reader of digits. */
function isPlainAmount(text: string): boolean {
  const [dollars = '', cents, ...more] = text.split('.');
  const digits = (part: string) => part !== '' && [...part].every((c) => '0123456789'.includes(c));
  if (more.length > 0 || !digits(dollars) || dollars.length > 12) return false;
  if (dollars.length > 1 && dollars.startsWith('0')) return false;
  if (cents !== undefined && (!digits(cents) || cents.length > 2)) return false;
  return [...dollars, ...(cents ?? '')].some((digit) => digit !== '0');
}

test('a string is accepted if and only if the grammar accepts it', () => {
  const almost = fc.oneof(
    anyString,
    fc.stringMatching(/^[-+]?[\d,_ ]{0,14}[.,]?\d{0,3}e?$/),
    fc.array(fc.constantFrom(...'0019.'), { maxLength: 16 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(almost, (text) => {
      expect(isUsdAmount(text)).toBe(isPlainAmount(text));
    }),
    { numRuns: 2000 },
  );
});

const cents = fc.bigInt({ min: 1n, max: 99_999_999_999_999n });
const twoDecimals = (amount: bigint) =>
  `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;

test('what is accepted keeps its value, and its canonical form is stable', () => {
  fc.assert(
    fc.property(cents, (amount) => {
      const written = twoDecimals(amount);

      const canonical = parseUsdAmount(written);

      const [dollars = '', decimals = ''] = canonical.split('.');
      expect(BigInt(dollars) * 100n + BigInt(decimals.padEnd(2, '0'))).toBe(amount);
      expect(canonical).not.toMatch(/\.\d?0$/);
      expect(parseUsdAmount(canonical)).toBe(canonical);
    }),
  );
});

test('a number of cents reads like the same amount as a string', () => {
  fc.assert(
    fc.property(cents, (amount) => {
      const written = twoDecimals(amount);

      expect(parseUsdAmount(Number(written))).toBe(parseUsdAmount(written));
    }),
  );
});

test('a number that came out of a computation keeps its value or is refused', () => {
  const price = fc.integer({ min: 1, max: 100_000_000 }).map((amount) => amount / 100);
  fc.assert(
    fc.property(price, price, (one, other) => {
      const sum = one + other;

      expect(isUsdAmount(sum) ? Number(parseUsdAmount(sum)) : sum).toBe(sum);
      expect(isUsdAmount(sum)).toBe(String(sum) === sum.toFixed(2).replace(/\.?0+$/, ''));
    }),
  );
});

test('anything else is refused by its own error', () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      fc.pre(typeof input !== 'string' && typeof input !== 'number');

      expect(thrownCode(() => parseUsdAmount(input))).toBe('invalid_amount');
    }),
  );
});

test('a parsed amount can be told from a string by its type', () => {
  expectTypeOf(parseUsdAmount('1')).toEqualTypeOf<UsdAmount>();
  expectTypeOf<string>().not.toExtend<UsdAmount>();
});
