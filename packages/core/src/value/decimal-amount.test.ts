import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDecimal, readUsdcBaseUnits } from './decimal-amount.js';

describe('readDecimal', () => {
  test.each([
    ['1.52', '1.52'],
    [1.52, '1.52'],
    ['10.10', '10.1'],
    ['0.00', '0'],
    [0, '0'],
    [-0, '0'],
    ['007', '7'],
    [1e-7, '0.0000001'],
    [1.5e-9, '0.0000000015'],
    [1e21, '1000000000000000000000'],
    [1.25e22, '12500000000000000000000'],
    [0.1 + 0.2, '0.30000000000000004'],
    ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
  ])('%j is %s', (value, amount) => {
    expect(readDecimal(value)).toBe(amount);
  });

  test.each([
    '',
    ' 1',
    '1 ',
    '1,5',
    '1.',
    '.5',
    '-1',
    -1,
    '+1',
    '1e3',
    '0x10',
    'Infinity',
    NaN,
    Infinity,
    null,
    undefined,
    {},
    [1],
    true,
    '9'.repeat(79),
    '0'.repeat(1_000_000),
  ])('%j is no amount', (value) => {
    expect(readDecimal(value)).toBeUndefined();
  });

  test('a number and its text are the same amount', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 99 }), (dollars, cents) => {
        const text = `${dollars}.${String(cents).padStart(2, '0')}`;
        expect(readDecimal(text)).toBe(readDecimal(Number(text)));
      }),
    );
  });
});

describe('readUsdcBaseUnits', () => {
  test.each([
    ['10100000', '10.1'],
    [10_100_000, '10.1'],
    [1_450_000, '1.45'],
    ['1', '0.000001'],
    ['0', '0'],
    ['000', '0'],
    ['1000000', '1'],
    ['123456789012345678901234567890', '123456789012345678901234.56789'],
  ])('%j base units are %s USDC', (value, amount) => {
    expect(readUsdcBaseUnits(value)).toBe(amount);
  });

  test('is exact, where a float is not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (units) => {
        const amount = readUsdcBaseUnits(units.toString()) ?? '';
        const [dollars = '', millionths = ''] = amount.split('.');
        expect(BigInt(dollars) * 1_000_000n + BigInt(millionths.padEnd(6, '0'))).toBe(units);
        expect(amount).not.toMatch(/^0\d|\.$|\.\d*0$/);
      }),
    );
  });
});
