export interface FakeTokenOptions {
  /** How long such a token lives in all, in seconds. Default 3600, as Phoenix's. */
  lifetimeSeconds?: number | undefined;
  /** How long it has left, in seconds; 0 or less: it has expired. Default: all of its life. */
  remainingSeconds?: number | undefined;
  /** Not a JWT: how long it lives cannot be read from it. */
  opaque?: boolean | undefined;
}

/** What Phoenix's token endpoint answers, and a backend of yours. */
export interface FakeTokenReply {
  access_token: string;
  token_type: 'Bearer';
  /** Seconds left; absent for an opaque token. */
  expires_in?: number;
  scope: string[];
}

const LIFETIME_SECONDS = 3600;

const base64url = (value: object) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

let count = 0;

/**
 * An access token for tests, another one with each call: a JWT with the claims that Phoenix
 * documents, and plainly no real one. Its signature is not one, and its partner is `fake-client`.
 *
 * @example
 * <PhoenixCheckout getToken={() => fakeAccessToken()} address={address} amount="100" />
 */
export function fakeAccessToken(options: FakeTokenOptions = {}): string {
  const { lifetimeSeconds = LIFETIME_SECONDS, remainingSeconds = lifetimeSeconds } = options;
  const id = `fake-${++count}`;
  if (options.opaque) return `fake-opaque-token-${id}`;
  const exp = Math.floor(Date.now() / 1000) + remainingSeconds;
  const claims = {
    partner: { client_id: 'fake-client' },
    scope: ['iframe'],
    version: '1',
    iat: exp - lifetimeSeconds,
    exp,
    jti: id,
  };
  return `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}.fake-signature`;
}

/**
 * A token endpoint's reply for tests, with a new {@link fakeAccessToken}.
 *
 * @example
 * fakeTokenReply(); // good for an hour
 * fakeTokenReply({ remainingSeconds: 60 }); // short: a new checkout asks once for a better one
 * fakeTokenReply({ remainingSeconds: 0 }); // expired: the checkout reports invalid_token_reply
 * fakeTokenReply({ opaque: true }); // of unknown lifetime
 */
export function fakeTokenReply(options: FakeTokenOptions = {}): FakeTokenReply {
  const { lifetimeSeconds = LIFETIME_SECONDS, remainingSeconds = lifetimeSeconds } = options;
  return {
    access_token: fakeAccessToken(options),
    token_type: 'Bearer',
    ...(!options.opaque && { expires_in: remainingSeconds }),
    scope: ['iframe'],
  };
}
