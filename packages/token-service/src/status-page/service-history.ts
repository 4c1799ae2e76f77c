import type { TokenEvent } from '@phoenix-checkout/server';

const KEPT_ENTRIES = 12;
const KEPT_MINUTES = 60;
const MINUTE_MS = 60_000;

/** What happened to the token, and when. No secret, no token. */
export interface HistoryEntry {
  /** Milliseconds since the epoch. */
  at: number;
  event: TokenEvent;
}

/** Answers, by kind. */
export interface AnswerCounts {
  ok: number;
  /** 4xx: a wrong request, too many of them, or a caller without permission. */
  refused: number;
  /** 5xx. */
  failed: number;
}

const renewalTypes = new Set<TokenEvent['type']>([
  'token_minted',
  'token_adopted',
  'token_invalidated',
]);

function noAnswers(): AnswerCounts {
  return { ok: 0, refused: 0, failed: 0 };
}

function kindOf(status: number): keyof AnswerCounts {
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'ok';
}

/** Remembers what the status page shows: a dozen renewals and failures, and an hour of requests. */
export class ServiceHistory {
  readonly #now: () => number;
  readonly #renewals: HistoryEntry[] = [];
  readonly #failures: HistoryEntry[] = [];
  readonly #minutes = new Map<number, AnswerCounts>();
  readonly #total = noAnswers();
  readonly #eventCounts = new Map<TokenEvent['type'], number>();

  /** @param now milliseconds since the epoch */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  record(event: TokenEvent): void {
    this.#eventCounts.set(event.type, this.countOf(event.type) + 1);
    const list = renewalTypes.has(event.type) ? this.#renewals : this.#failures;
    list.unshift({ at: this.#now(), event });
    list.length = Math.min(list.length, KEPT_ENTRIES);
  }

  recordAnswer(status: number): void {
    const kind = kindOf(status);
    this.#currentMinute()[kind] += 1;
    this.#total[kind] += 1;
  }

  /** The newest first. */
  renewals(): readonly HistoryEntry[] {
    return this.#renewals;
  }

  /** The newest first. */
  failures(): readonly HistoryEntry[] {
    return this.#failures;
  }

  /** The answers of the last hour by minute; the current minute is the last one. */
  minutes(): AnswerCounts[] {
    const first = this.#minute() - KEPT_MINUTES + 1;
    return Array.from(
      { length: KEPT_MINUTES },
      (_, at) => this.#minutes.get(first + at) ?? noAnswers(),
    );
  }

  /** All answers since the start. */
  total(): AnswerCounts {
    return this.#total;
  }

  /** How often something has happened since the start. */
  countOf(type: TokenEvent['type']): number {
    return this.#eventCounts.get(type) ?? 0;
  }

  #minute(): number {
    return Math.floor(this.#now() / MINUTE_MS);
  }

  #currentMinute(): AnswerCounts {
    const minute = this.#minute();
    const known = this.#minutes.get(minute);
    if (known) return known;
    for (const old of this.#minutes.keys()) {
      if (old <= minute - KEPT_MINUTES) this.#minutes.delete(old);
    }
    const counts = noAnswers();
    this.#minutes.set(minute, counts);
    return counts;
  }
}
