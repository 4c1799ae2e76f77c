import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the benchmark asks of a server's process. */
export type Question = 'cpu' | 'stop';

/** Listens, says where, and tells what CPU time its process has used so far, in microseconds. */
export function serve(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port });
  });
  process.on('message', (question: Question) => {
    if (question === 'stop') process.exit();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuUs: user + system });
  });
  process.on('disconnect', () => process.exit());
}

/** The endpoint to get tokens from. */
export const tokenUrl = process.env.BENCH_TOKEN_URL ?? '';

/** A reply of our endpoint, which the constant ones repeat. */
export const constantBody = process.env.BENCH_BODY ?? '';
