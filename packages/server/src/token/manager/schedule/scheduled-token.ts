import type { TokenRecord } from '../../store/index.js';

/** A token and its times, on the manager's steady clock. */
export interface ScheduledToken extends TokenRecord {
  expiresAtSteadyMs: number;
  renewAtSteadyMs: number;
}
