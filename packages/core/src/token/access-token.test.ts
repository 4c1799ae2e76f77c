import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAccessToken, readJwtTimes } from './access-token.js';
import { anyString } from '../../test-support/any-string.js';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown) => `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJl`;

describe('isAccessToken', () => {
  test.each(['a', 'eyJhbGciOiJIUzI1NiJ9.e30.x-_', 'opaque~+/=', '!#$%&'])('takes %j', (token) => {
    expect(isAccessToken(token)).toBe(true);
  });

  test.each([undefined, null, 1, {}, '', ' ', 'a b', 'a\n', 'a\r\nx: y', 'tokén', '\u0000', ['a']])(
    'refuses %j',
    (input) => {
      expect(isAccessToken(input)).toBe(false);
    },
  );
});

describe('readJwtTimes', () => {
  test('reads iat and exp', () => {
    expect(readJwtTimes(jwt({ iat: 1000, exp: 4600, scope: ['iframe'] }))).toEqual({
      iat: 1000,
      exp: 4600,
    });
  });

  test('reads claims in base64url, with letters beyond ASCII', () => {
    const claims = { name: 'žluťoučký ÿ>>>???', iat: 1, exp: 2 };

    expect(jwt(claims)).toMatch(/[-_]/);
    expect(readJwtTimes(jwt(claims))).toEqual({ iat: 1, exp: 2 });
  });

  test.each([
    ['a missing claim', jwt({ exp: 2 }), { iat: NaN, exp: 2 }],
    ['claims that are no numbers', jwt({ iat: 'now', exp: {} }), { iat: NaN, exp: NaN }],
    ['claims that are no object', jwt(null), { iat: NaN, exp: NaN }],
    ['an opaque token', 'opaque-token', { iat: NaN, exp: NaN }],
    ['a token with points that is no JWT', 'a.b.c', { iat: NaN, exp: NaN }],
    ['nothing', '', { iat: NaN, exp: NaN }],
  ])('gives NaN for what is not there: %s', (_, token, times) => {
    expect(readJwtTimes(token)).toEqual(times);
  });

  test('reads any string without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(anyString, fc.json().map(jwt)), (token) => {
        expect(Object.keys(readJwtTimes(token))).toEqual(['iat', 'exp']);
      }),
    );
  });
});
