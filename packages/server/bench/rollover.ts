import type { RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { startProgram, type Loader } from './bench-programs.js';
import { printTable } from './print-table.js';
import { percentile } from './throughput.js';

const UPSTREAM_MS = 300;
const CONNECTIONS = 64;
const DURATION_MS = 6000;

/**
 * Steady traffic across the renewal of a token, before an endpoint that takes its time. Tokens live
 * as long as makes each contender renew after about three seconds: the sample keeps five minutes in
 * reserve, ours at most half of the lifetime.
 */
export async function compareRollover(
  folder: string,
  loader: Loader,
  phoenix: RunningSandbox,
  contenders: ReadonlyMap<string, { file: string; lifetimeSeconds: number }>,
): Promise<void> {
  const rows: string[][] = [];
  for (const [name, { file, lifetimeSeconds }] of contenders) {
    phoenix.sandbox.reset();
    phoenix.sandbox.setFaults({ token: { delayMs: UPSTREAM_MS, lifetimeSeconds } });
    const program = await startProgram(folder, file, { BENCH_TOKEN_URL: phoenix.tokenUrl });
    const { port } = program;
    await loader.run({ port, connections: 1, durationMs: 0 });
    const cold = phoenix.sandbox.tokenRequests;
    const load = { port, connections: CONNECTIONS, durationMs: DURATION_MS };
    const { requests, failures, latencies } = await loader.run(load);
    await program.stop();
    const waited = latencies.filter((latency) => latency >= UPSTREAM_MS).length;
    rows.push([
      name,
      String(phoenix.sandbox.tokenRequests - cold),
      String(requests),
      String(failures),
      String(waited),
      percentile(latencies, 0.99).toFixed(1),
      percentile(latencies, 1).toFixed(0),
    ]);
  }
  phoenix.sandbox.reset();
  printTable(
    [
      '',
      'token requests',
      'requests',
      'failed',
      'waited for the endpoint',
      'p99 (ms)',
      'slowest (ms)',
    ],
    rows,
  );
}
