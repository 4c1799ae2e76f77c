import type { TokenStatus } from '../../src/token/manager/status/token-status.js';

/** A manager that a member makes, over a Redis client of its own. */
export interface JoinOptions {
  clientId: string;
  /** Or `secretFile`, which is read for each token request. */
  clientSecret?: string;
  secretFile?: string;
  tokenUrl: string;
  redisPort: number;
  /** The member's first and only one by default. */
  manager?: string;
  timeoutMs?: number;
  encryptionKeys?: string[];
  /** The member stops itself, as SIGSTOP does, with a token in hand that it is about to write. */
  stopsBeforeWrite?: boolean;
}

/** What callers of a manager saw. */
export interface Seen {
  calls: number;
  served: number;
  /** How many were given a token that the endpoint takes for expired. */
  expired: number;
  /** How many waited although the manager had a good token. */
  warmWaits: number;
  /** How many called while it had none. */
  cold: number;
  longestWaitMs: number;
  /** How long the process got no turn at most: a busy machine, or SIGSTOP. Known while there is traffic. */
  longestStallMs: number;
  errors: Record<string, number>;
  /** The tokens that were given out, in order. */
  tokens: string[];
}

/** What a manager did. */
export interface Done {
  mints: number;
  adopted: number;
  storeFailures: number;
  /** Of writes to the store. */
  writes: boolean[];
}

/** What a member of a fleet, a process, does on demand. */
export interface MemberOrders {
  /** Makes a manager; it mints nothing yet. */
  join(options: JoinOptions): void;
  /** So many callers at once. */
  call(callers: number, manager?: string): Promise<Seen>;
  /** A caller every so many milliseconds, and renewal without traffic too. */
  startTraffic(everyMs: number, manager?: string): void;
  /** What those callers saw since they were last asked about. */
  seen(manager?: string): Seen;
  done(manager?: string): Done;
  status(manager?: string): TokenStatus;
  invalidate(manager?: string): Promise<void>;
  /** Somebody sets the member's wall clock. */
  setClock(byMs: number): void;
  /** Stops its managers, closes its clients, and leaves the process to end by itself. */
  leave(): Promise<void>;
}

export interface Request {
  id: number;
  order: keyof MemberOrders;
  args: unknown[];
}

export interface Reply {
  id: number;
  value?: unknown;
  error?: string;
}
