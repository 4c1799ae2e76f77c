import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { thrownCode } from '../../test-support/thrown-code.js';
import { isWalletAddress, parseWalletAddress, type WalletAddress } from './wallet-address.js';
import { anyString } from '../../test-support/any-string.js';

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

/** EIP-55 as its text says it: the reference that ours is held against. */
function toChecksumAddress(bytes: Uint8Array): string {
  const digits = bytesToHex(bytes);
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)));
  const cased = [...digits].map((digit, index) =>
    parseInt(hash.charAt(index), 16) >= 8 ? digit.toUpperCase() : digit,
  );
  return `0x${cased.join('')}`;
}

const zeroAddress = `0x${'0'.repeat(40)}`;

const anyAddress = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map(toChecksumAddress)
  // Nobody's; the generator likes zeros.
  .filter((generated) => generated !== zeroAddress);

describe('the test cases of EIP-55', () => {
  test.each([
    ['all caps', '0x52908400098527886E0F7030069857D2E4169EE7'],
    ['all caps', '0x8617E340B3D01FA5F11F306F4090FD50E238070D'],
    ['all lower', '0xde709f2102306220921060314715629080e2fb77'],
    ['all lower', '0x27b1fdb04752bbc536007a920d24acb045561c26'],
    ['normal', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ['normal', '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'],
    ['normal', '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB'],
    ['normal', '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb'],
  ])('%s: %s', (_, vector) => {
    expect(parseWalletAddress(vector)).toBe(vector);
    expect(parseWalletAddress(vector.toLowerCase())).toBe(vector);
    expect(parseWalletAddress(`0x${vector.slice(2).toUpperCase()}`)).toBe(vector);
  });
});

test.each([
  ['nothing', undefined],
  ['an empty string', ''],
  ['an object that reads as an address', { toString: () => address }],
  ['a String object', Object(address)],
  ['no prefix', address.slice(2)],
  ['a prefix in capitals', address.replace('0x', '0X')],
  ['a second prefix', `0x${address.toLowerCase()}`],
  ['39 digits', address.slice(0, -1)],
  ['41 digits', `${address}0`],
  ['a digit that is not hexadecimal', address.replace('5', 'g')],
  ['a full-width digit', address.replace('5', '５')],
  ['a space before it', ` ${address}`],
  ['a line break after it', `${address}\n`],
  ['a second line', `${address}\n${address}`],
  ['an ENS name', 'vitalik.eth'],
  ['a number', 0x5a],
])('refuses %s', (_, input) => {
  expect(thrownCode(() => parseWalletAddress(input))).toBe('invalid_address');
  expect(isWalletAddress(input)).toBe(false);
});

describe('an address that nobody can own', () => {
  test.each([
    ['the zero address', zeroAddress],
    ['the burn address', '0x000000000000000000000000000000000000dEaD'],
    ['the placeholder for ETH', '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'],
    ["USDC's contract on Base", '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'],
  ])('%s is refused, in any case', (_, unowned) => {
    const forms = [unowned, unowned.toLowerCase(), `0x${unowned.slice(2).toUpperCase()}`];

    for (const form of forms) {
      expect(() => parseWalletAddress(form)).toThrow(
        expect.objectContaining({
          code: 'invalid_address',
          message: expect.stringContaining('Nobody owns this address'),
        }),
      );
      expect(isWalletAddress(form)).toBe(false);
    }
  });

  test('is not taken for one that merely resembles it', () => {
    const neighbours = ['0x0000000000000000000000000000000000000001', `0x${'dead'.repeat(10)}`];

    expect(neighbours.map(isWalletAddress)).toEqual([true, true]);
  });
});

test('tells a wrong checksum from what is no address at all', () => {
  const typo = address.replace('5aA', '5AA');

  expect(() => parseWalletAddress(typo)).toThrow('typo');
  expect(() => parseWalletAddress('0x1')).toThrow('40 hex digits');
});

test('agrees with EIP-55 on every address, in every single case', () => {
  fc.assert(
    fc.property(anyAddress, (right) => {
      const digits = right.slice(2);

      expect(parseWalletAddress(right)).toBe(right);
      expect(parseWalletAddress(`0x${digits.toLowerCase()}`)).toBe(right);
      expect(parseWalletAddress(`0x${digits.toUpperCase()}`)).toBe(right);
    }),
  );
});

test('finds a letter in the wrong case wherever it is', () => {
  fc.assert(
    fc.property(anyAddress, fc.nat(39), (right, index) => {
      const at = index + 2;
      const letter = right.charAt(at);
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      const typo = right.slice(0, at) + other + right.slice(at + 1);
      const digits = typo.slice(2);
      fc.pre(other !== letter);
      fc.pre(digits !== digits.toLowerCase() && digits !== digits.toUpperCase());

      expect(thrownCode(() => parseWalletAddress(typo))).toBe('invalid_address');
    }),
  );
});

test('takes nothing but what the reference takes', () => {
  const almost = fc.oneof(
    anyAddress,
    anyAddress.map((right) => right.toLowerCase()),
    anyString,
    fc.stringMatching(/^0?[xX]?[\da-fA-Fg]{38,42}\s?$/),
    fc.anything(),
  );
  fc.assert(
    fc.property(almost, (input) => {
      const hex = typeof input === 'string' ? /^0x([\da-fA-F]{40})$/.exec(input)?.[1] : undefined;
      const right = hex && toChecksumAddress(hexToBytes(hex));
      const ok = hex && (/^([\da-f]+|[\dA-F]+)$/.test(hex) || input === right);

      expect(isWalletAddress(input)).toBe(Boolean(ok));
    }),
  );
});

test('a parsed address can be told from a string by its type', () => {
  expectTypeOf(parseWalletAddress(address)).toEqualTypeOf<WalletAddress>();
  expectTypeOf<WalletAddress>().toExtend<`0x${string}`>();
  expectTypeOf<string>().not.toExtend<WalletAddress>();
});
