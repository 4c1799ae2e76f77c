import type { Seen } from '../test-support/fleet/member-orders.js';
import { addUp, nothingSeen } from '../test-support/fleet/watched-calls.js';
import type { Fault } from './faults.js';
import { SHORTEST_PERIOD_MS } from './soak-world.js';

/** DESIGN's figure for whoever waits for the heir of a lost lease. */
const LONGEST_WAIT_MS = 15_000;

/** Of the 500 ms that a renewal of a token of 3 s has before callers notice, the mint too. */
const STALL_MS = 150;

interface Struck {
  count: number;
  longestWaitMs: number;
  coldCalls: number;
  errors: number;
}

/** What came of a run, and what of it was not promised. */
export interface SoakLedger {
  broken: string[];
  seen: Seen;
  struck: Map<string, Struck>;
  calm: { ms: number; windows: number; mints: number };
  /** Times that the machine was so busy that a renewal or an answer came too late. */
  starved: number;
  /** Mints that the promise allows, beside one a renewal period. */
  extraMints: number;
  addFault(fault: Fault, durationMs: number, members: number): void;
  /** What was seen from a fault's begin until things were well again. */
  addTrouble(names: string[], seen: Seen, mayFail: boolean): void;
  /** What was seen while nothing was wrong. */
  addCalm(after: string, seen: Seen, ms: number, mints: number): void;
}

export function createSoakLedger(): SoakLedger {
  const ledger: SoakLedger = {
    broken: [],
    seen: nothingSeen(),
    struck: new Map(),
    calm: { ms: 0, windows: 0, mints: 0 },
    starved: 0,
    extraMints: 0,
    addFault(fault, durationMs, members) {
      ledger.extraMints += fault.extraMints(durationMs, members);
    },
    addTrouble(names, seen, mayFail) {
      const what = `${names.join(' + ')} (longest stall ${seen.longestStallMs.toFixed()} ms)`;
      add(seen, what);
      const errors = Object.values(seen.errors).reduce((sum, count) => sum + count, 0);
      for (const name of names) {
        const struck = ledger.struck.get(name) ?? {
          count: 0,
          longestWaitMs: 0,
          coldCalls: 0,
          errors: 0,
        };
        struck.count += 1;
        struck.longestWaitMs = Math.max(struck.longestWaitMs, seen.longestWaitMs);
        struck.coldCalls += seen.cold;
        struck.errors += errors;
        ledger.struck.set(name, struck);
      }
      const onlyLate = Object.keys(seen.errors).every((code) => code === 'upstream_timeout');
      if (errors > 0 && onlyLate && seen.longestStallMs > STALL_MS) ledger.starved += 1;
      else if (errors > 0 && !mayFail) broke(what, `callers got ${JSON.stringify(seen.errors)}`);
      if (seen.longestWaitMs > LONGEST_WAIT_MS) broke(what, `one waited ${seen.longestWaitMs} ms`);
    },
    addCalm(after, seen, ms, mints) {
      const when = `calm after ${after} (longest stall ${seen.longestStallMs.toFixed()} ms)`;
      add(seen, when);
      // An answer that stood still may fall into the window from before it.
      const allowed = Math.floor((ms + seen.longestStallMs) / SHORTEST_PERIOD_MS) + 1;
      ledger.calm.ms += ms;
      ledger.calm.windows += 1;
      ledger.calm.mints += mints;
      if (mints > allowed) broke(when, `${mints} mints in ${ms.toFixed()} ms`);
      if (seen.cold > 0 && seen.longestStallMs > STALL_MS) ledger.starved += 1;
      else if (seen.cold > 0) broke(when, `${seen.cold} called without a token`);
      if (Object.keys(seen.errors).length > 0)
        broke(when, `callers got ${JSON.stringify(seen.errors)}`);
    },
  };

  function broke(when: string, what: string): void {
    ledger.broken.push(`${when}: ${what}`);
  }

  function add(seen: Seen, when: string): void {
    if (seen.expired > 0) broke(when, `${seen.expired} got an expired token`);
    if (seen.warmWaits > 0) broke(when, `${seen.warmWaits} waited although there was a token`);
    ledger.seen = addUp([ledger.seen, { ...seen, tokens: [] }]);
  }

  return ledger;
}
