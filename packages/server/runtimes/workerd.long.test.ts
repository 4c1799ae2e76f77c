import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { runtimes, writePrograms } from './runtime-programs.js';
import { startPhoenix } from './start-phoenix.js';
import { startRuntime, type RunningProgram } from './start-runtime.js';

let programs: Awaited<ReturnType<typeof writePrograms>>;

beforeAll(async () => {
  programs = await writePrograms();
});
afterAll(() => programs.remove());

/** Asks, and gives what breaks the connection so that workerd cancels the request. */
function startAndReset(url: string): () => void {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  return () => void socket.resetAndDestroy();
}

const tokenOf = ({ body }: { body: string }): string => JSON.parse(body).access_token;

// A Worker's request has I/O of its own, which ends with it; its module's state is everybody's.
for (const runtime of runtimes.filter(({ name }) => name.startsWith('workerd'))) {
  describe.skipIf(!runtime.file).concurrent(`${runtime.name}`, () => {
    let program: RunningProgram;

    beforeAll(async () => {
      program = await startRuntime(runtime, programs.folder);
    });
    afterAll(() => program.stop());

    test('who waits for a request that was cancelled is served by a request of its own', async (context) => {
      const { sandbox, port } = await startPhoenix(context, { token: { reply: 'hang', times: 1 } });
      const url = `${program.url}/${port}/without-wait-until/token`;
      const reset = startAndReset(url);
      await vi.waitFor(() => expect(sandbox.tokenRequests).toBe(1));
      const waiting = Array.from({ length: 20 }, () => ask(url));
      reset();
      const began = performance.now();
      const answers = await Promise.all(waiting);

      for (const { status } of answers)
        expect({ status, said: program.output() }).toMatchObject({ status: 200 });
      expect(new Set(answers.map(tokenOf)).size).toBe(1);
      expect(sandbox.tokenRequests).toBe(2);
      // Not the time limit of the request that hangs, which is 5 s.
      expect(performance.now() - began).toBeLessThan(4000);
    });

    test('with waitUntil a request whose caller left mints on, for those who wait', async (context) => {
      const { sandbox, port } = await startPhoenix(context, { token: { delayMs: 1500 } });
      const url = `${program.url}/${port}/token`;
      const controller = new AbortController();
      const cancelled = ask(url, { signal: controller.signal }).catch(() => 'cancelled');
      await vi.waitFor(() => expect(sandbox.tokenRequests).toBe(1));
      const waiting = Array.from({ length: 20 }, () => ask(url));

      controller.abort();
      const answers = await Promise.all(waiting);

      await expect(cancelled).resolves.toBe('cancelled');
      for (const { status } of answers)
        expect({ status, said: program.output() }).toMatchObject({ status: 200 });
      expect(sandbox.tokenRequests).toBe(1);
    });

    test('with waitUntil the renewal that a request began goes on behind its answer', async (context) => {
      const { sandbox, port } = await startPhoenix(context, { token: { lifetimeSeconds: 4 } });
      const url = `${program.url}/${port}/token`;
      const first = tokenOf(await ask(url));
      sandbox.setFaults({ token: { delayMs: 300 } });

      await vi.waitFor(
        async () => {
          await ask(url);
          expect(sandbox.tokenRequests).toBe(2);
        },
        { timeout: 5000, interval: 50 },
      );
      await vi.waitFor(() => expect(sandbox.tokensIssued).toBe(2));

      await vi.waitFor(async () => expect(tokenOf(await ask(url))).not.toBe(first));
    });
  });
}
