export { leasePollMs, lookAgainMs, mintBackoffMs } from './backoff-schedule.js';
export { bufferMs, minRemainingMs, scheduleToken, SERVABLE_MS } from './renewal-schedule.js';
export type { ScheduledToken } from './scheduled-token.js';
