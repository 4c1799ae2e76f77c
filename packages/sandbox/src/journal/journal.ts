import { Listeners } from '../value/index.js';
import type { JournalEntry, NewJournalEntry } from './journal-entry.js';
import { secretMask } from './mask-secrets.js';

const MOST_KEPT = 10_000;

/** What is kept of a journal when the sandbox ends. */
export interface SavedJournal {
  run: string;
  entries: JournalEntry[];
}

export interface JournalOptions {
  /** Milliseconds since the epoch, on the sandbox's clock. */
  readonly now: () => number;
  /** Texts that never stand in an entry. */
  readonly secrets: readonly string[];
}

/**
 * What happened, oldest first: each part of the sandbox appends to it, the panel shows it, and what
 * is to survive a restart is written after each entry. The last 10,000 are kept.
 */
export class Journal {
  readonly #now: () => number;
  readonly #mask: ReturnType<typeof secretMask>;
  #entries: JournalEntry[] = [];
  #lastSeq = 0;
  #run: string = crypto.randomUUID();
  /** Hear of each entry as it is appended. */
  readonly appended = new Listeners<[entry: JournalEntry]>();

  constructor({ now, secrets }: JournalOptions) {
    this.#now = now;
    this.#mask = secretMask(secrets);
  }

  /** Another one with each start that remembers nothing: numbers of entries count from 1 again. */
  get run(): string {
    return this.#run;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  append({ tone = 'plain', details, ...entry }: NewJournalEntry): void {
    const appended: JournalEntry = {
      ...entry,
      tone,
      seq: (this.#lastSeq += 1),
      at: this.#now(),
      title: this.#mask(entry.title),
      ...(details && { details: this.#mask(details) }),
    };
    this.#entries.push(appended);
    if (this.#entries.length > MOST_KEPT) this.#entries.shift();
    this.appended.tell(appended);
  }

  /** A copy as it may be shown: without secrets and access tokens, as entries are. */
  masked<Value>(value: Value): Value {
    return this.#mask(value);
  }

  /** The entries behind that number, as far as they are still there. */
  after(seq: number): readonly JournalEntry[] {
    const first = this.#entries[0]?.seq ?? 0;
    return this.#entries.slice(Math.max(0, seq + 1 - first));
  }

  find(seq: number): JournalEntry | undefined {
    const first = this.#entries[0]?.seq ?? 0;
    return this.#entries[seq - first];
  }

  /** Forgets all entries; an entry says so, and is where numbers go on. */
  clear(): void {
    this.#entries = [];
    this.append({ kind: 'sandbox', type: 'emptied', title: 'Everything was emptied' });
  }

  save(): SavedJournal {
    return { run: this.#run, entries: this.#entries };
  }

  restore({ run, entries }: SavedJournal): void {
    this.#run = run;
    this.#entries = entries;
    this.#lastSeq = entries.at(-1)?.seq ?? 0;
  }
}
