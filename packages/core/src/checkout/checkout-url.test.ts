import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  buildCheckoutUrl,
  parseCheckoutUrl,
  PHOENIX_CHECKOUT_URL,
  type CheckoutParams,
} from './checkout-url.js';
import { thrownCode } from '../../test-support/thrown-code.js';

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const params = { address, amount: 100, accessToken: 'token' };
const queryOf = (url: string) => [...new URL(url).searchParams];

test('carries address, amount and token to the production checkout', () => {
  expect(buildCheckoutUrl(params)).toBe(
    `https://app-partner.phoenix.market/?address=${address}&amount=100&access_token=token`,
  );
});

test('writes the address with its checksum and the amount in its canonical form', () => {
  const url = buildCheckoutUrl({ ...params, address: address.toLowerCase(), amount: '1.50' });

  expect(queryOf(url)).toEqual([
    ['address', address],
    ['amount', '1.5'],
    ['access_token', 'token'],
  ]);
});

test.each<[Partial<CheckoutParams>, string[][]]>([
  [{ theme: 'dark' }, [['theme', 'dark']]],
  [
    { theme: 'light', shareOn: true },
    [
      ['theme', 'light'],
      ['shareOn', 'true'],
    ],
  ],
  [{ shareOn: false }, []],
  [{ onlyPrivateMatching: true }, [['onlyPrivateMatching', 'true']]],
  [{ onlyPrivateMatching: false }, []],
  [{ theme: undefined, shareOn: undefined, onlyPrivateMatching: undefined }, []],
])('adds the options that are set: %j', (options, expected) => {
  expect(queryOf(buildCheckoutUrl({ ...params, ...options })).slice(3)).toEqual(expected);
});

test.each([
  ['address', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD', 'invalid_address'],
  ['address', undefined, 'invalid_address'],
  ['amount', '1&address=0xEvil', 'invalid_amount'],
  ['amount', 0, 'invalid_amount'],
  ['accessToken', '', 'missing_token'],
  ['accessToken', undefined, 'missing_token'],
  ['accessToken', 'a b', 'missing_token'],
  ['accessToken', 'a\n', 'missing_token'],
  ['checkoutUrl', '', 'invalid_checkout_url'],
  ['checkoutUrl', null, 'invalid_checkout_url'],
  ['checkoutUrl', 'http://app-partner.phoenix.market/', 'invalid_checkout_url'],
])('refuses a %s of %j', (name, value, code) => {
  const bad = { ...params, [name]: value } as CheckoutParams;

  expect(thrownCode(() => buildCheckoutUrl(bad))).toBe(code);
});

test('keeps the path and the other parameters of checkoutUrl', () => {
  const url = buildCheckoutUrl({ ...params, checkoutUrl: 'https://staging.example/pay?ref=a%26b' });

  expect(url).toMatch(/^https:\/\/staging\.example\/pay\?/);
  expect(queryOf(url)).toEqual([
    ['ref', 'a&b'],
    ['address', address],
    ['amount', '100'],
    ['access_token', 'token'],
  ]);
});

test('replaces parameters of ours that checkoutUrl already carries, however they are written', () => {
  const checkoutUrl =
    'https://x.example/?address=0xEvil&%61mount=1&access_token=old&theme=dark&shareOn=true&address=0xEvil';

  expect(queryOf(buildCheckoutUrl({ ...params, checkoutUrl }))).toEqual([
    ['address', address],
    ['amount', '100'],
    ['access_token', 'token'],
  ]);
});

test('leaves a URL object that it was given alone', () => {
  const checkoutUrl = new URL('https://x.example/?theme=dark');

  buildCheckoutUrl({ ...params, checkoutUrl });

  expect(checkoutUrl.href).toBe('https://x.example/?theme=dark');
});

describe('parseCheckoutUrl', () => {
  test('gives the production checkout by default', () => {
    expect(parseCheckoutUrl().href).toBe(PHOENIX_CHECKOUT_URL);
  });

  test.each([
    'https://staging.example',
    'https://staging.example:8443/pay?x=1',
    'http://localhost:4100',
    'http://sandbox.localhost:4100',
    'http://127.0.0.1:4100',
    'http://127.1',
    'http://[::1]:4100',
    new URL('https://staging.example'),
  ])('takes %s', (url) => {
    expect(parseCheckoutUrl(url).href).toBe(new URL(url).href);
  });

  test.each([
    'staging.example',
    '/checkout',
    '//staging.example',
    'http://staging.example',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://[::2]',
    'http://192.168.0.1',
    'ftp://localhost',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://staging.example/1',
    'about:blank',
    'https://user@staging.example',
    'https://user:password@staging.example',
    'https://:password@staging.example',
    'https://staging.example/#',
    'https://staging.example/#x',
    'https://',
    'https://a b.example',
    new URL('http://staging.example'),
  ])('refuses %s', (url) => {
    expect(thrownCode(() => parseCheckoutUrl(url))).toBe('invalid_checkout_url');
  });

  test('what it throws does not repeat the URL, which may hold a password', () => {
    expect(() => parseCheckoutUrl('https://user:canary@x.example')).not.toThrow('canary');
  });

  test('refuses whatever is no URL by its own error', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        fc.pre(input !== undefined);

        expect(thrownCode(() => parseCheckoutUrl(input as string))).toBe('invalid_checkout_url');
      }),
    );
  });
});

describe('no input can add, drop or change another parameter', () => {
  const ours = ['address', 'amount', 'access_token', 'theme', 'shareOn'];
  const junk = fc.string({ unit: fc.constantFrom(...'a=&?#/%;+ "<>\\\n\u0000é😀\ud800') });
  /** Wild, and often nearly right. */
  const input = <T>(...good: T[]) =>
    fc.oneof(
      fc.constantFrom(...good),
      fc.tuple(fc.constantFrom(...good), junk).map(([value, tail]) => `${String(value)}${tail}`),
      fc.anything(),
    );
  const name = fc.oneof(junk, fc.constantFrom(...ours, '%61ddress', 'Amount', 'access_token[]'));
  const query = fc.array(fc.tuple(name, junk), { maxLength: 6 }).map((pairs) =>
    pairs
      .map(([key, value]) => `${key}=${value}`)
      .join('&')
      .replace(/#/g, ''),
  );

  test('each parameter of ours is there once, with its own checked value', () => {
    fc.assert(
      fc.property(
        input(address, address.toLowerCase()),
        input<unknown>('100', 1.5, '0.01'),
        fc.oneof(fc.stringMatching(/^[\x21-\x7e]+$/), fc.anything()),
        input<unknown>('light', 'dark', undefined),
        fc.oneof(fc.boolean(), fc.anything()),
        (...values) => {
          const [to, amount, accessToken, theme, shareOn] = values;
          const given = { address: to, amount, accessToken, theme, shareOn } as CheckoutParams;
          let url = '';
          const code = thrownCode(() => {
            url = buildCheckoutUrl(given);
          });
          if (code) return;

          expect(url.startsWith(`${PHOENIX_CHECKOUT_URL}?`)).toBe(true);
          expect(Object.fromEntries(queryOf(url))).toEqual({
            address,
            amount: String(amount),
            access_token: accessToken,
            ...((theme === 'light' || theme === 'dark') && { theme }),
            ...(shareOn === true && { shareOn: 'true' }),
          });
          expect(new Set(queryOf(url).map(([key]) => key)).size).toBe(queryOf(url).length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a token of any visible characters comes out as it went in', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]+$/), (accessToken) => {
        expect(queryOf(buildCheckoutUrl({ ...params, accessToken }))).toEqual([
          ['address', address],
          ['amount', '100'],
          ['access_token', accessToken],
        ]);
      }),
    );
  });

  test("checkoutUrl's own query neither reaches ours nor loses what is not ours", () => {
    fc.assert(
      fc.property(query, (search) => {
        const checkoutUrl = new URL(`https://x.example/pay?${search}`);

        const url = new URL(buildCheckoutUrl({ ...params, checkoutUrl, theme: 'dark' }));

        expect(url.origin + url.pathname + url.hash).toBe('https://x.example/pay');
        expect([...url.searchParams]).toEqual([
          ...[...checkoutUrl.searchParams].filter(([key]) => !ours.includes(key)),
          ['address', address],
          ['amount', '100'],
          ['access_token', 'token'],
          ['theme', 'dark'],
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

test('the types leave out what cannot be', () => {
  expectTypeOf(buildCheckoutUrl).returns.toEqualTypeOf<string>();
  expectTypeOf<{ address: string; amount: number }>().not.toExtend<CheckoutParams>();
  expectTypeOf<typeof params & { theme: string }>().not.toExtend<CheckoutParams>();
});
