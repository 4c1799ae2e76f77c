/** What managers tell each other of a token. */
export interface TokenRecord {
  /** Tells one mint from another, where an endpoint hands out the same token again. */
  mintId: string;
  accessToken: string;
  scope: string[];
  lifetimeMs: number;
}

/** When a record counts, on the store's clock: the only one that those who share it have in common. */
export interface RecordTimes {
  grantedAtStoreMs: number;
  endsAtStoreMs: number;
}

export type TimedRecord = TokenRecord & RecordTimes;

/**
 * The times are a part of the text, and so of what is encrypted: whoever may write to the store could
 * otherwise prolong a token, or bring one back that is over.
 */
export function writeTokenRecord(token: TokenRecord, times: RecordTimes): string {
  const { mintId, accessToken, scope, lifetimeMs } = token;
  const { grantedAtStoreMs, endsAtStoreMs } = times;
  return JSON.stringify({
    mintId,
    accessToken,
    scope,
    lifetimeMs,
    grantedAtStoreMs,
    endsAtStoreMs,
  });
}

/** Undefined: not a record of ours. */
export function parseTokenRecord(text: string): TimedRecord | undefined {
  let record: Partial<TimedRecord> | null;
  try {
    record = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { mintId, accessToken, scope, lifetimeMs, grantedAtStoreMs, endsAtStoreMs } = record ?? {};
  const isRecord =
    typeof mintId === 'string' &&
    typeof accessToken === 'string' &&
    Array.isArray(scope) &&
    typeof lifetimeMs === 'number' &&
    typeof grantedAtStoreMs === 'number' &&
    typeof endsAtStoreMs === 'number';
  return isRecord
    ? { mintId, accessToken, scope, lifetimeMs, grantedAtStoreMs, endsAtStoreMs }
    : undefined;
}

/** How long a record is good; 0 or less: it is over, or older than a store's clock that was set back. */
export function recordRemainingMs(record: TimedRecord, nowStoreMs: number): number {
  if (nowStoreMs < record.grantedAtStoreMs) return 0;
  return Math.min(record.endsAtStoreMs - nowStoreMs, record.lifetimeMs);
}
