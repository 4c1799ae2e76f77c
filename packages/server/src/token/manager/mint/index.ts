export { LONGEST_FLEET_TIMEOUT_MS } from './fleet-mint.js';
export type { MintOutcome } from './mint-outcome.js';
export { Minter } from './minter.js';
export { UpstreamBackoff } from './upstream-backoff.js';
