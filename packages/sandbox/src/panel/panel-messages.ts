import type { JournalEntry } from '../journal/index.js';

// What the panel's endpoints tell, for themselves and for the page that reads it.

/** An entry in the timeline; `GET /admin/events/:seq` gives all of it. */
export type ShownEntry = Omit<JournalEntry, 'details'>;

/** The event `clock`: the sandbox's clock was moved. */
export interface ClockMessage {
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The event `hello`, first on each connection. */
export interface HelloMessage {
  /** Milliseconds since the epoch, on the sandbox's clock. */
  readonly now: number;
  readonly webhookUrl: string | null;
  /** Goes on where the last connection ended; otherwise the reader forgets what it has. */
  readonly isContinued: boolean;
  /** So many entries are gone: more happened meanwhile than is kept. */
  readonly missed: number;
}
