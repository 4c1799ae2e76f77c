import { isPhoenixError } from '@phoenix-checkout/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseGrant } from './parse-grant.js';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';

const secret = 'secret-7f3a9c1e5b2d8046';
const context = { host: 'upstream.example', secret, requestedScope: ['wallets:read'] };
const good = { access_token: 'abc.def', token_type: 'Bearer', expires_in: 3600, scope: 'a b' };

function parse(body: unknown, status = 200, retryAfter: string | null = null) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return parseGrant({ status, retryAfter, text }, context, 0);
}

function codeOf(body: unknown, status = 200): string {
  try {
    parse(body, status);
  } catch (error) {
    return isPhoenixError(error) ? error.code : 'not ours';
  }
  return 'none';
}

function jwt(claims: object): string {
  return `e30.${btoa(JSON.stringify(claims))}.sig`;
}

describe('a token', () => {
  test('is read with its scope as a string', () => {
    expect(parse(good)).toEqual({
      accessToken: 'abc.def',
      scope: ['a', 'b'],
      expiresInSeconds: 3600,
    });
  });

  test('is read with its scope as an array', () => {
    expect(parse({ ...good, scope: ['iframe'] }).scope).toEqual(['iframe']);
  });

  test('without a scope has the one that was asked for', () => {
    expect(parse({ ...good, scope: undefined }).scope).toEqual(['wallets:read']);
    expect(parse({ ...good, scope: null }).scope).toEqual(['wallets:read']);
  });

  test('may have its lifetime as a numeric string', () => {
    expect(parse({ ...good, expires_in: '3600' }).expiresInSeconds).toBe(3600);
  });

  test('may have its type in any case', () => {
    expect(parse({ ...good, token_type: 'bEARER' }).accessToken).toBe('abc.def');
  });

  test('lives no longer than a timer can count', () => {
    expect(parse({ ...good, expires_in: 1e98 }).expiresInSeconds).toBe(2_147_483);
  });

  test('lives no longer than its own claims say', () => {
    const accessToken = jwt({ iat: 1000, exp: 1600 });

    expect(parse({ ...good, access_token: accessToken }).expiresInSeconds).toBe(600);
  });

  test('may have claims that make no sense', () => {
    for (const claims of [{ iat: 1600, exp: 1000 }, { exp: 1600 }, { iat: 'x', exp: {} }]) {
      expect(parse({ ...good, access_token: jwt(claims) }).expiresInSeconds).toBe(3600);
    }
  });
});

describe('what is no token', () => {
  test.each([
    ['nothing', ''],
    ['HTML', '<!doctype html><title>Login</title>'],
    ['half of a JSON object', '{"access_token": "abc'],
    ['null', 'null'],
    ['an array', [good]],
    ['a string', '"abc"'],
    ['no access_token', { ...good, access_token: undefined }],
    ['an empty access_token', { ...good, access_token: '' }],
    ['an access_token that is a number', { ...good, access_token: 12 }],
    ['an access_token with a line break', { ...good, access_token: 'abc\r\nX-Evil: 1' }],
    ['an access_token that is not ASCII', { ...good, access_token: 'tokén' }],
    ['no token_type', { ...good, token_type: undefined }],
    ['another token_type', { ...good, token_type: 'mac' }],
    ['no expires_in', { ...good, expires_in: undefined }],
    ['an expires_in of 0', { ...good, expires_in: 0 }],
    ['an expires_in below 0', { ...good, expires_in: -1 }],
    ['an expires_in that is true', { ...good, expires_in: true }],
    ['an expires_in that no clock can count', { ...good, expires_in: 1e99 }],
    ['an expires_in in words', { ...good, expires_in: 'one hour' }],
    ['an expires_in with an exponent', { ...good, expires_in: '1e3' }],
    ['a scope that is a number', { ...good, scope: 7 }],
    ['a scope with a number in it', { ...good, scope: ['iframe', 7] }],
    ['a scope with a line break', { ...good, scope: 'a\nb' }],
    ['a scope with a quote', { ...good, scope: 'a"b' }],
    ['a scope with a backslash', { ...good, scope: ['a\\b'] }],
    ['an unknown error', { error: 'access_denied' }],
    ['an error that is an object', { error: { code: 'invalid_client' } }],
    ['the secret as token', { ...good, access_token: secret }],
    ['the secret as scope', { ...good, scope: [`x${secret}`] }],
  ])('%s is refused', (_, body) => {
    expect(codeOf(body)).toBe('upstream_invalid_response');
  });

  test('a short secret as the token is refused, as part of it is not', () => {
    const short = { ...context, secret: 'abc' };
    const read = (accessToken: string) => {
      const text = JSON.stringify({ ...good, access_token: accessToken });
      return parseGrant({ status: 200, retryAfter: null, text }, short, 0);
    };

    expect(() => read('abc')).toThrow(
      expect.objectContaining({ code: 'upstream_invalid_response' }),
    );
    expect(read('abc.def').accessToken).toBe('abc.def');
  });

  test('a body that could not be read is refused', () => {
    expect(() =>
      parseGrant({ status: 200, retryAfter: null, text: undefined }, context, 0),
    ).toThrow(expect.objectContaining({ code: 'upstream_invalid_response' }));
  });

  test.each([0, 101, 300, 301, 302, 307, 400, 401, 403, 404, 418])(
    'a good body with status %i is refused',
    (status) => {
      expect(codeOf(good, status)).toBe('upstream_invalid_response');
    },
  );
});

describe('an error', () => {
  test.each(['invalid_client', 'invalid_scope', 'invalid_grant', 'unauthorized'])(
    '%s keeps its name, whatever the status',
    (error) => {
      for (const status of [200, 302, 400, 401, 429, 500]) {
        expect(codeOf({ error, error_description: 'no' }, status)).toBe(error);
      }
    },
  );

  test('429 is upstream_rate_limited, 5xx is upstream_unavailable', () => {
    expect(codeOf('slow down', 429)).toBe('upstream_rate_limited');
    expect(codeOf({ error: 'server_error' }, 500)).toBe('upstream_unavailable');
    expect(codeOf(good, 503)).toBe('upstream_unavailable');
  });

  test('a name from the prototype is no error name', () => {
    expect(codeOf({ error: 'constructor' }, 400)).toBe('upstream_invalid_response');
    expect(codeOf('{"__proto__": {"error": "invalid_client"}}', 400)).toBe(
      'upstream_invalid_response',
    );
  });

  test('takes Retry-After along', () => {
    expect(() => parse('', 429, '17')).toThrow(expect.objectContaining({ retryAfterSeconds: 17 }));
    expect(() => parse('', 503, '0')).toThrow(
      expect.not.objectContaining({ retryAfterSeconds: expect.anything() }),
    );
  });
});

describe('whatever the upstream says', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      secret,
      `x ${secret}`,
      'abc',
      'Bearer',
      3600,
      '60',
      'a b',
      ['a'],
      null,
    ),
    fc.jsonValue(),
  );
  const body = fc.record(
    {
      access_token: value,
      token_type: fc.oneof(fc.constant('Bearer'), value),
      expires_in: fc.oneof(fc.integer(), fc.double(), value),
      scope: value,
      error: fc.oneof(fc.constantFrom('invalid_client', 'unauthorized'), value),
      error_description: value,
    },
    { requiredKeys: [] },
  );
  const reply = fc.record({
    status: fc.oneof(fc.constant(200), fc.integer({ min: 0, max: 599 })),
    retryAfter: fc.option(fc.string()),
    text: fc.oneof(
      body.map((it) => JSON.stringify(it)),
      fc.string(),
      fc.constant(undefined),
    ),
  });

  test('it is a sound token, or an error of ours that quotes nothing', () => {
    fc.assert(
      fc.property(reply, (it) => {
        try {
          const token = parseGrant(it, context, 0);
          expect(token.accessToken).toMatch(/^[\x21-\x7e]+$/);
          expect(token.expiresInSeconds).toBeGreaterThan(0);
          expect(token.expiresInSeconds).toBeLessThanOrEqual(2_147_483);
          expect(token.scope.every((name) => /^[\x21-\x7e]+$/.test(name))).toBe(true);
          expectNoSecrets(token, [secret]);
        } catch (error) {
          expect(isPhoenixError(error)).toBe(true);
          expect(error).not.toHaveProperty('cause');
          expectNoSecrets(error, [secret]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
