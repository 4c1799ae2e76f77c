import { parseTokenReply, readJwtTimes } from '@phoenix-checkout/core';
import { expect, it } from 'vitest';
import { fakeAccessToken, fakeTokenReply } from './index.js';

const claimsOf = (token: string) => JSON.parse(atob(token.split('.')[1] ?? '')) as object;

it('a fake token has the documented claims, and is plainly fake', () => {
  const token = fakeAccessToken();

  expect(claimsOf(token)).toEqual({
    partner: { client_id: 'fake-client' },
    scope: ['iframe'],
    version: '1',
    iat: expect.any(Number),
    exp: expect.any(Number),
    jti: expect.stringMatching(/^fake-/),
  });
  expect(token).toMatch(/\.fake-signature$/);
});

it('each fake token is another one', () => {
  expect(fakeAccessToken()).not.toBe(fakeAccessToken());
  expect(fakeAccessToken({ opaque: true })).not.toBe(fakeAccessToken({ opaque: true }));
});

it('a fake token lives an hour, or as long as the test says', () => {
  const { iat, exp } = readJwtTimes(fakeAccessToken({ lifetimeSeconds: 60 }));

  expect(exp - iat).toBe(60);
  expect(parseTokenReply(fakeTokenReply(), 0).expiresAt).toBe(3_600_000);
});

it('a short one has little left of a long life', () => {
  const reply = fakeTokenReply({ remainingSeconds: 60 });

  const { iat, exp } = readJwtTimes(reply.access_token);

  expect(reply.expires_in).toBe(60);
  expect(exp - iat).toBe(3600);
  expect(exp - Date.now() / 1000).toBeLessThanOrEqual(60);
});

it('an expired one is refused', () => {
  expect(() => parseTokenReply(fakeTokenReply({ remainingSeconds: 0 }), Date.now())).toThrow(
    expect.objectContaining({ code: 'invalid_token_reply' }),
  );
});

it('of an opaque one the life is not known', () => {
  const reply = fakeTokenReply({ opaque: true });

  expect(reply).not.toHaveProperty('expires_in');
  expect(parseTokenReply(reply, Date.now()).expiresAt).toBeUndefined();
});
