import type { Loader, Program } from './bench-programs.js';
import { median, printTable } from './print-table.js';

/** One contender's figures in one round. */
interface Sample {
  requestsPerSecond: number;
  /** The server process's, user and system. */
  cpuUsPerRequest: number;
  p99Ms: number;
}

export interface ThroughputOptions {
  rounds: number;
  /** Of each contender in each round. */
  durationMs: number;
  connections: number;
}

/** The value that a share of sorted values does not exceed. */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function measure(
  loader: Loader,
  program: Program,
  { durationMs, connections }: ThroughputOptions,
): Promise<Sample> {
  const before = await program.cpuUs();
  const result = await loader.run({ port: program.port, connections, durationMs });
  const cpuUs = (await program.cpuUs()) - before;
  if (result.failures > 0) throw new Error(`${result.failures} requests failed.`);
  return {
    requestsPerSecond: (result.requests / result.elapsedMs) * 1000,
    cpuUsPerRequest: cpuUs / result.requests,
    p99Ms: percentile(result.latencies, 0.99),
  };
}

/**
 * All contenders by turns, round after round, so that what the machine does meanwhile hits all
 * alike; each is compared with the first one of the same round.
 */
export async function compareThroughput(
  loader: Loader,
  programs: ReadonlyMap<string, Program>,
  options: ThroughputOptions,
): Promise<void> {
  for (const program of programs.values()) await measure(loader, program, options);
  const samples = new Map([...programs.keys()].map((name) => [name, [] as Sample[]]));
  for (let round = 0; round < options.rounds; round += 1) {
    const turns = [...programs];
    // Nobody always comes after the same one.
    if (round % 2 === 1) turns.reverse();
    for (const [name, program] of turns) {
      samples.get(name)?.push(await measure(loader, program, options));
    }
  }

  const [first = []] = samples.values();
  const rows = [...samples].map(([name, all]) => {
    const of = (key: keyof Sample) => median(all.map((sample) => sample[key]));
    const ratio = (key: keyof Sample) =>
      median(all.map((sample, at) => sample[key] / (first[at]?.[key] ?? Number.NaN))).toFixed(2);
    return [
      name,
      of('cpuUsPerRequest').toFixed(1),
      ratio('cpuUsPerRequest'),
      of('requestsPerSecond').toFixed(0),
      ratio('requestsPerSecond'),
      of('p99Ms').toFixed(1),
    ];
  });
  printTable(
    ['', 'CPU per request (µs)', 'to bare', 'requests per second', 'to bare', 'p99 (ms)'],
    rows,
  );
}
