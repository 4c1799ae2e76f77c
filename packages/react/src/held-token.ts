import { parseTokenReply, readJwtTimes } from '@phoenix-checkout/core';
import { elapsedMs, thisMoment, type Moment } from './moment.js';

/** What a token endpoint answers: Phoenix's own reply, or our server's. */
export interface TokenReply {
  access_token: string;
  /** Seconds left. Without it a JWT's own times count, or nobody knows. */
  expires_in?: number | string | null | undefined;
}

/** A token in the form of `@phoenix-checkout/server`, as a server render has it at hand. */
export interface ServerAccessToken {
  accessToken: string;
  /** Seconds left. */
  expiresIn: number;
}

/** Whatever a token can be given as. */
export type TokenInput = TokenReply | ServerAccessToken | string;

/** A token on this page's clocks. The token itself is not enumerable: copies, JSON, persisted caches and developer tools do not get it. */
export interface HeldToken {
  readonly accessToken: string;
  readonly receivedAt: Moment;
  /** Milliseconds that it had left when it was received. Absent: nobody knows. */
  readonly lifeMs?: number;
  /** Milliseconds that such a token lives in all, as far as is known. */
  readonly lifetimeMs?: number;
}

/** The reply's own form of any input; what is no such thing is left for the parser to refuse. */
export function toTokenReply(input: unknown): unknown {
  if (typeof input === 'string') return { access_token: input };
  if (typeof input === 'object' && input !== null && 'accessToken' in input) {
    const { accessToken, expiresIn } = input as Partial<ServerAccessToken>;
    return { access_token: accessToken, expires_in: expiresIn };
  }
  return input;
}

/**
 * Takes a token into this page. Its life counts from now, by the seconds that it has left, so a
 * wrong clock on this side does no harm.
 *
 * @param longestSeenMs the longest life seen of this backend's tokens, for opaque ones
 * @throws PhoenixError `invalid_token_reply`
 */
export function holdToken(input: unknown, longestSeenMs = 0): HeldToken {
  const receivedAt = thisMoment();
  const { accessToken, expiresAt } = parseTokenReply(toTokenReply(input), receivedAt.wall);
  const { issuedAtSeconds, expiresAtSeconds } = readJwtTimes(accessToken);
  const token = { receivedAt };
  Object.defineProperty(token, 'accessToken', { value: accessToken });
  if (expiresAt === undefined) return token as HeldToken;
  const lifeMs = expiresAt - receivedAt.wall;
  const stated =
    issuedAtSeconds === undefined || expiresAtSeconds === undefined
      ? 0
      : (expiresAtSeconds - issuedAtSeconds) * 1000;
  const lifetimeMs = stated > 0 ? stated : Math.max(lifeMs, longestSeenMs);
  return Object.assign(token as HeldToken, { lifeMs, lifetimeMs });
}

/** Milliseconds left; `Infinity` where nobody knows. */
export function remainingMs(token: HeldToken): number {
  return token.lifeMs === undefined ? Infinity : token.lifeMs - elapsedMs(token.receivedAt);
}

export function isExpired(token: HeldToken): boolean {
  return remainingMs(token) <= 0;
}

/** What a frame's token is to have left: the order's time and a margin, at most half of its life. */
function enoughMs(token: HeldToken, minRemainingSeconds: number): number {
  return Math.min(minRemainingSeconds * 1000, (token.lifetimeMs ?? 0) / 2);
}

const UNKNOWN_LIFE_MS = 300_000;

/** True for a token that a new frame is not to start with if a better one can be had. */
export function isShort(token: HeldToken, minRemainingSeconds: number): boolean {
  return token.lifeMs === undefined
    ? elapsedMs(token.receivedAt) > UNKNOWN_LIFE_MS
    : remainingMs(token) < enoughMs(token, minRemainingSeconds);
}

/**
 * Milliseconds from now until it is time to renew. A backend that hands out what it has, old or
 * not, is asked again after a quarter of what is left, not at once.
 */
export function renewalDueMs(token: HeldToken, minRemainingSeconds: number): number | undefined {
  const { lifeMs } = token;
  if (lifeMs === undefined) return undefined;
  const early = lifeMs - enoughMs(token, minRemainingSeconds);
  const again = Math.max(1000, lifeMs / 4, Math.min(30_000, lifeMs / 2));
  return (early > 0 ? early : again) - elapsedMs(token.receivedAt);
}
