import type { TokenEvent } from '@phoenix-checkout/server';

const KEPT = 12;
const MINUTES = 60;
const MINUTE_MS = 60_000;

/** What happened to the token; for the status page. No secret, no token. */
export interface HistoryEntry {
  /** Milliseconds since the epoch. */
  at: number;
  event: TokenEvent;
}

/** The answers of one minute. */
export interface RequestMinute {
  ok: number;
  /** 4xx: asked wrongly, too often, or by whoever may not. */
  refused: number;
  /** 5xx. */
  failed: number;
}

export interface ServiceHistory {
  tell(event: TokenEvent): void;
  answered(status: number): void;
  /** The newest first. */
  renewals(): readonly HistoryEntry[];
  failures(): readonly HistoryEntry[];
  /** The last hour; the current minute is the last one. */
  minutes(): RequestMinute[];
  total(): RequestMinute;
  /** How often something has happened since the start. */
  seen(type: TokenEvent['type']): number;
}

const renewalTypes = new Set<TokenEvent['type']>([
  'token_minted',
  'token_adopted',
  'token_invalidated',
]);

function none(): RequestMinute {
  return { ok: 0, refused: 0, failed: 0 };
}

/** Remembers what the status page shows: a dozen renewals and failures, and an hour of requests. */
export function createServiceHistory(now: () => number = Date.now): ServiceHistory {
  const renewals: HistoryEntry[] = [];
  const failures: HistoryEntry[] = [];
  const minutes = new Map<number, RequestMinute>();
  const total = none();
  const seen = new Map<TokenEvent['type'], number>();

  return {
    tell(event) {
      seen.set(event.type, (seen.get(event.type) ?? 0) + 1);
      const list = renewalTypes.has(event.type) ? renewals : failures;
      list.unshift({ at: now(), event });
      list.length = Math.min(list.length, KEPT);
    },
    answered(status) {
      const minute = Math.floor(now() / MINUTE_MS);
      let counts = minutes.get(minute);
      if (!counts) {
        minutes.set(minute, (counts = none()));
        for (const old of minutes.keys()) if (old <= minute - MINUTES) minutes.delete(old);
      }
      const kind = status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'ok';
      counts[kind] += 1;
      total[kind] += 1;
    },
    renewals: () => renewals,
    failures: () => failures,
    minutes() {
      const minute = Math.floor(now() / MINUTE_MS);
      return Array.from({ length: MINUTES }, (_, at) => {
        return minutes.get(minute - MINUTES + 1 + at) ?? none();
      });
    },
    total: () => total,
    seen: (type) => seen.get(type) ?? 0,
  };
}
