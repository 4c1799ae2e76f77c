import { connect } from 'node:net';

/** What is asked of a server, and for how long. */
export interface Load {
  port: number;
  connections: number;
  /** Each connection asks again and again for so long; 0: once. */
  durationMs: number;
}

export interface LoadResult {
  requests: number;
  /** Answers other than 200, and connections that broke. */
  failures: number;
  elapsedMs: number;
  /** Of each request, sorted, in milliseconds. */
  latencies: number[];
}

const request = Buffer.from('GET /token HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
const ok = Buffer.from('HTTP/1.1 200 ');

/** Where the first answer in these bytes ends; undefined: not all of it is there. */
function endOfAnswer(bytes: Buffer): number | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const [, length = '0'] = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, head)) ?? [];
  const end = head + 4 + Number(length);
  return bytes.length >= end ? end : undefined;
}

function ask(load: Load, result: LoadResult, untilMs: number): Promise<void> {
  return new Promise((resolve) => {
    let askedAt = performance.now();
    let answer: Buffer = Buffer.alloc(0);
    // Every answer of a server has the same length but for a digit; parsing them all would cost as much as serving them.
    let size: number | undefined;
    const socket = connect(load.port, '127.0.0.1');
    socket.setNoDelay(true);
    const end = (failures: number) => {
      result.failures += failures;
      socket.destroy();
      resolve();
    };
    socket.on('connect', () => socket.write(request));
    socket.on('data', (chunk) => {
      answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk]);
      if (answer.length !== size) size = endOfAnswer(answer);
      if (answer.length !== size) return;
      const now = performance.now();
      result.requests += 1;
      result.latencies.push(now - askedAt);
      if (answer.compare(ok, 0, ok.length, 0, ok.length) !== 0) result.failures += 1;
      if (now >= untilMs) {
        end(0);
        return;
      }
      answer = Buffer.alloc(0);
      askedAt = now;
      socket.write(request);
    });
    socket.on('error', () => end(1));
    socket.on('end', () => end(1));
  });
}

process.on('message', async (load: Load) => {
  const result: LoadResult = { requests: 0, failures: 0, elapsedMs: 0, latencies: [] };
  const began = performance.now();
  const untilMs = began + load.durationMs;
  await Promise.all(Array.from({ length: load.connections }, () => ask(load, result, untilMs)));
  result.elapsedMs = performance.now() - began;
  result.latencies.sort((a, b) => a - b);
  process.send?.(result);
});
process.on('disconnect', () => process.exit());
process.send?.({ port: 0 });
