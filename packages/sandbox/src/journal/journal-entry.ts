/** What an entry is about. */
type JournalKind = 'token' | 'session' | 'order' | 'link' | 'message' | 'webhook' | 'sandbox';

/** How it went: `waiting` is neither good nor bad yet. */
type JournalTone = 'plain' | 'good' | 'bad' | 'waiting';

/** Something that happened in the sandbox. Secrets and access tokens in it are masked. */
export interface JournalEntry {
  /** Counts from 1, without a gap. */
  readonly seq: number;
  /** Milliseconds since the epoch, on the sandbox's clock. */
  readonly at: number;
  readonly kind: JournalKind;
  /** What happened, in one word: `created`, `fulfilled`, `issued`. */
  readonly type: string;
  /** The same as a short sentence. */
  readonly title: string;
  readonly tone: JournalTone;
  readonly orderId?: string;
  readonly linkId?: string;
  /** The id of a webhook's event. */
  readonly eventId?: string;
  /** Several entries have the same one where a delivery was tried again. */
  readonly deliveryId?: number;
  /** All that is known of it. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An entry as it is written: `tone` is plain if it is not told. */
export type NewJournalEntry = Omit<JournalEntry, 'seq' | 'at' | 'tone'> & { tone?: JournalTone };
