import { withDeadline } from '../time/index.js';

/** How long a host's own function (`authorize`, the pick of a manager) may take for one request; longer while this process is busy. */
const HOST_DECISION_MS = 10_000;

/**
 * Asks a function of the host, which may throw, now or later, or never answer. Holds the process meanwhile.
 *
 * @throws what it throws, or an `Error` if it takes longer than about 10 s
 */
export function askHost<T>(name: string, ask: () => T | Promise<T>): Promise<T> {
  const asked = (async () => ask())();
  const late = () => new Error(`${name} took longer than about ${HOST_DECISION_MS / 1000} s.`);
  return withDeadline(asked, HOST_DECISION_MS, late, { holdsProcess: true });
}
