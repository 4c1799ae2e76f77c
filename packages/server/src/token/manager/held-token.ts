import type { AccessToken } from './access-token.js';
import type { Clock } from '../../time/index.js';

/** An access token in hand; its times are on the manager's steady clock, in milliseconds. */
export interface HeldToken {
  /** Tells one mint from another, where an endpoint hands out the same token again. */
  mintId: string;
  accessToken: string;
  scope: string[];
  lifetimeMs: number;
  expiresAt: number;
  renewAt: number;
}

/** Milliseconds since the epoch; a clock that was set makes it another. */
export function toWallTime(steadyTime: number, steadyNow: number, clock: Clock): number {
  return Math.floor(clock.now() + (steadyTime - steadyNow));
}

export function toAccessToken(token: HeldToken, steadyNow: number, clock: Clock): AccessToken {
  return {
    accessToken: token.accessToken,
    tokenType: 'Bearer',
    scope: [...token.scope],
    expiresAt: toWallTime(token.expiresAt, steadyNow, clock),
    expiresIn: Math.floor((token.expiresAt - steadyNow) / 1000),
  };
}

/** What a store keeps of a token. How long it is good for is the store's to count. */
export type TokenRecord = Pick<HeldToken, 'mintId' | 'accessToken' | 'scope' | 'lifetimeMs'>;

export function writeTokenRecord({ mintId, accessToken, scope, lifetimeMs }: TokenRecord): string {
  return JSON.stringify({ mintId, accessToken, scope, lifetimeMs });
}

/** Undefined: not a record of ours. */
export function parseTokenRecord(text: string): TokenRecord | undefined {
  let record: Partial<TokenRecord> | null;
  try {
    record = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { mintId, accessToken, scope, lifetimeMs } = record ?? {};
  const isRecord =
    typeof mintId === 'string' &&
    typeof accessToken === 'string' &&
    typeof lifetimeMs === 'number' &&
    Array.isArray(scope);
  return isRecord ? { mintId, accessToken, scope, lifetimeMs } : undefined;
}
