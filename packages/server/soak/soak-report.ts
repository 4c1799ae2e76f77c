import { LIFETIME_SECONDS, SHORTEST_PERIOD_MS } from './soak-world.js';
import type { SoakLedger } from './soak-ledger.js';

export interface SoakFigures {
  members: number;
  durationMs: number;
  mints: number;
  upstreamCalls: number;
}

/** The figures of a run, as the docs have them. */
export function writeReport(ledger: SoakLedger, figures: SoakFigures): string {
  const { seen, calm, struck } = ledger;
  const { members, durationMs, mints, upstreamCalls } = figures;
  const periods = Math.floor(durationMs / SHORTEST_PERIOD_MS) + 1;
  const errors = Object.entries(seen.errors).map(([code, count]) => `${count} ${code}`);
  const rows = [...struck]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([name, { count, coldCalls, longestWaitMs, errors: failed }]) =>
        `| ${name} | ${count} | ${coldCalls} | ${longestWaitMs.toFixed()} | ${failed} |`,
    );
  return [
    `${members} processes, tokens of ${LIFETIME_SECONDS} s, ${(durationMs / 60_000).toFixed(1)} min`,
    `calls: ${seen.calls}, served: ${seen.served}, errors: ${errors.join(', ') || 'none'}`,
    `expired tokens served: ${seen.expired}`,
    `callers that waited although there was a token: ${seen.warmWaits}`,
    `callers that came while there was none: ${seen.cold}, longest wait ${seen.longestWaitMs.toFixed()} ms`,
    `mints: ${mints}, allowed: ${periods + ledger.extraMints} (upstream calls: ${upstreamCalls})`,
    `calm: ${calm.windows} windows, ${(calm.ms / 1000).toFixed()} s, ${calm.mints} mints, one every ${(calm.ms / calm.mints / 1000).toFixed(2)} s`,
    `times that the machine was too busy for a renewal or an answer in time: ${ledger.starved}`,
    '',
    '| fault | times | callers without a token | longest wait, ms | errors |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ledger.broken.length > 0 ? `BROKEN:\n${ledger.broken.join('\n')}` : 'Nothing but the promised.',
  ].join('\n');
}
