export { advanceClock } from './advance-clock.js';
export { Journal, type SavedJournal } from './journal.js';
export type { JournalEntry, NewJournalEntry } from './journal-entry.js';
