import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { isPhoenixError } from '../error/phoenix-error.js';
import { thrownCode } from '../../test-support/thrown-code.js';
import { parseTokenReply, type PhoenixToken } from './token-reply.js';

const now = 1_760_000_000_000;
const nowSeconds = now / 1000;

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown) => `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJl`;
/** Seconds that a reply without expires_in gives its JWT. */
function secondsOf(claims: object): number | undefined {
  const { expiresAt } = parseTokenReply({ access_token: jwt(claims) }, now);
  return expiresAt === undefined ? undefined : (expiresAt - now) / 1000;
}

describe('a reply with expires_in', () => {
  test.each([
    [3600, 3600],
    ['3600', 3600],
    ['0.5', 0.5],
    [0.5, 0.5],
  ])('counts %j from the receipt', (expiresIn, seconds) => {
    const reply = { access_token: 'opaque', token_type: 'Bearer', expires_in: expiresIn };

    expect(parseTokenReply(reply, now)).toEqual({
      accessToken: 'opaque',
      expiresAt: now + seconds * 1000,
    });
  });

  test('goes by expires_in, whatever the JWT says', () => {
    const reply = { access_token: jwt({ iat: 1, exp: 2 }), expires_in: 60 };

    expect(parseTokenReply(reply, now).expiresAt).toBe(now + 60_000);
  });

  test.each([0, -1, '0', '-1', '', ' ', 'soon', '1e3', '0x10', true, [], {}, Number.NaN, 1e306])(
    'refuses %j',
    (expiresIn) => {
      const reply = { access_token: 'opaque', expires_in: expiresIn };

      expect(thrownCode(() => parseTokenReply(reply, now))).toBe('invalid_token_reply');
    },
  );

  test('takes null for absent', () => {
    const reply = { access_token: 'opaque', expires_in: null };

    expect(parseTokenReply(reply, now)).toEqual({ accessToken: 'opaque' });
  });
});

describe("a reply without expires_in, as Phoenix's sample backend gives it", () => {
  test('an opaque token has no expiresAt', () => {
    expect(parseTokenReply({ access_token: 'opaque' }, now)).toEqual({ accessToken: 'opaque' });
  });

  test('a fresh JWT lives as long as it was made for', () => {
    expect(secondsOf({ iat: nowSeconds, exp: nowSeconds + 3600 })).toBe(3600);
  });

  test('a JWT from a cache lives as long as it has left', () => {
    expect(secondsOf({ iat: nowSeconds - 3000, exp: nowSeconds + 600 })).toBe(600);
  });

  test('a clock here that is slow does not lengthen its life', () => {
    expect(secondsOf({ iat: nowSeconds + 7200, exp: nowSeconds + 10_800 })).toBe(3600);
  });

  test('a clock here that is fast does not end it', () => {
    expect(secondsOf({ iat: nowSeconds - 7200, exp: nowSeconds - 3600 })).toBe(3600);
    expect(secondsOf({ iat: nowSeconds - 3600, exp: nowSeconds })).toBe(3600);
  });

  test('a JWT without iat lives until exp, if that lies ahead', () => {
    expect(secondsOf({ exp: nowSeconds + 600 })).toBe(600);
    expect(secondsOf({ exp: nowSeconds - 600 })).toBeUndefined();
  });

  test.each([
    ['no exp', { iat: nowSeconds }],
    ['exp before iat', { iat: nowSeconds, exp: nowSeconds - 1 }],
    ['times that are not numbers', { iat: 'x', exp: 'y' }],
    ['times out of this world', { iat: 0, exp: 1e308 }],
  ])('a JWT with %s has no expiresAt', (_, claims) => {
    expect(secondsOf(claims)).toBeUndefined();
  });
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a string', 'token'],
  ['an array', ['token']],
  ['an empty object', {}],
  ["an OAuth error's body", { error: 'invalid_client' }],
  ['an empty token', { access_token: '' }],
  ['a token of another type', { access_token: 1 }],
  ['a token with a line break', { access_token: 'a\nb' }],
  ['a token beyond ASCII', { access_token: 'tokén' }],
  ['names in camelCase', { accessToken: 'token' }],
])('refuses %s', (_, body) => {
  expect(thrownCode(() => parseTokenReply(body, now))).toBe('invalid_token_reply');
});

test('what it throws holds neither the token nor the body', () => {
  const secret = 'canary-5f1c';
  const bodies = [
    { access_token: secret, expires_in: `${secret}` },
    { access_token: `${secret} ` },
    { error_description: secret },
  ];

  for (const body of bodies) {
    try {
      parseTokenReply(body, now);
      expect.unreachable();
    } catch (error) {
      expect(isPhoenixError(error, 'invalid_token_reply')).toBe(true);
      expect(`${String(error)} ${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain(
        secret,
      );
    }
  }
});

test('any JSON gives a token with a finite life ahead, or its own error', () => {
  const reply = fc.record(
    {
      access_token: fc.oneof(fc.jsonValue(), fc.constant('t'), fc.jsonValue().map(jwt)),
      expires_in: fc.oneof(fc.jsonValue(), fc.double(), fc.integer().map(String)),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(reply, fc.jsonValue()), (body) => {
      let token: PhoenixToken;
      try {
        token = parseTokenReply(body, now);
      } catch (error) {
        expect(isPhoenixError(error, 'invalid_token_reply')).toBe(true);
        return;
      }
      expect(token.accessToken).toBe((body as { access_token: string }).access_token);
      if ('expiresAt' in token) {
        expect(Number.isFinite(token.expiresAt)).toBe(true);
        expect(token.expiresAt).toBeGreaterThanOrEqual(now);
      }
    }),
  );
});

test('the type says that the end may be unknown', () => {
  expectTypeOf(parseTokenReply).returns.toEqualTypeOf<PhoenixToken>();
  expectTypeOf<PhoenixToken['expiresAt']>().toEqualTypeOf<number | undefined>();
});
