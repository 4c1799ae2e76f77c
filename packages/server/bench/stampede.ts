import type { RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { startProgram, type Loader } from './bench-programs.js';
import { printTable } from './print-table.js';
import { percentile } from './throughput.js';

const SOCKETS = 1000;
const UPSTREAM_MS = 300;

/** So many new connections at once, before a server that has no token yet. */
export async function compareStampede(
  folder: string,
  loader: Loader,
  phoenix: RunningSandbox,
  contenders: ReadonlyMap<string, string>,
): Promise<void> {
  const rows: string[][] = [];
  for (const [name, file] of contenders) {
    phoenix.sandbox.reset();
    phoenix.sandbox.setFaults({ token: { delayMs: UPSTREAM_MS } });
    const program = await startProgram(folder, file, { BENCH_TOKEN_URL: phoenix.tokenUrl });
    const load = { port: program.port, connections: SOCKETS, durationMs: 0 };
    const { requests, failures, latencies } = await loader.run(load);
    await program.stop();
    rows.push([
      name,
      String(phoenix.sandbox.tokenRequests),
      `${requests - failures} of ${SOCKETS}`,
      percentile(latencies, 0.5).toFixed(0),
      percentile(latencies, 1).toFixed(0),
    ]);
  }
  phoenix.sandbox.reset();
  printTable(['', 'token requests', 'served', 'median (ms)', 'slowest (ms)'], rows);
}
