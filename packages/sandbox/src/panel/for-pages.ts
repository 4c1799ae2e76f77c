// What the panel shares with its endpoints.
export type { JournalEntry } from '../journal/index.js';
export type { ClockMessage, HelloMessage, ShownEntry } from './panel-messages.js';
