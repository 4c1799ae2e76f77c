import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { runtimes, writePrograms } from './runtime-programs.js';
import { startPhoenix } from './start-phoenix.js';
import { startRuntime, type RunningProgram } from './start-runtime.js';

let programs: Awaited<ReturnType<typeof writePrograms>>;

beforeAll(async () => {
  programs = await writePrograms();
});
afterAll(() => programs.remove());

/** When a token of the sandbox ends, in milliseconds since the epoch. */
function expiryOf(token: string): number {
  const [, claims = ''] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).exp * 1000;
}

async function askToken(url: string) {
  const began = performance.now();
  // Nothing here takes as long.
  const { status, headers, body } = await ask(url, { signal: AbortSignal.timeout(8000) });
  const reply = JSON.parse(body);
  return { status, headers, reply, waitedMs: performance.now() - began };
}

for (const runtime of runtimes) {
  describe.skipIf(!runtime.file).concurrent(`${runtime.name}`, () => {
    let program: RunningProgram;

    beforeAll(async () => {
      program = await startRuntime(runtime, programs.folder);
    });
    afterAll(() => program.stop());

    test('mints one token for all who ask at once, and serves it as JSON', async (context) => {
      const { sandbox, port } = await startPhoenix(context, { token: { delayMs: 200 } });
      const url = `${program.url}/${port}/token`;

      const answers = await Promise.all(Array.from({ length: 100 }, () => askToken(url)));
      const warm = await askToken(url);

      expect(sandbox.tokenRequests).toBe(1);
      expect(new Set([...answers, warm].map(({ reply }) => reply.access_token)).size).toBe(1);
      for (const { status, headers, reply } of [...answers, warm]) {
        expect({ status, said: program.output() }).toMatchObject({ status: 200 });
        expect(headers).toMatchObject({
          'content-type': 'application/json',
          'cache-control': 'no-store',
        });
        expect(reply).toMatchObject({ token_type: 'Bearer', scope: ['iframe'] });
        expect(reply.expires_in).toBeGreaterThan(3590);
      }
    });

    test('renews ahead, without a caller waiting', async (context) => {
      const { port } = await startPhoenix(context, {
        token: { lifetimeSeconds: 4, delayMs: 1200 },
      });
      const url = `${program.url}/${port}/token`;
      await askToken(url);
      const tokens = new Set<string>();
      let slowestMs = 0;

      while (tokens.size < 2) {
        const { status, reply, waitedMs } = await askToken(url);
        expect({ status, said: program.output() }).toMatchObject({ status: 200 });
        tokens.add(reply.access_token);
        slowestMs = Math.max(slowestMs, waitedMs);
        await sleep(40);
      }

      expect(slowestMs).toBeLessThan(1100);
    });

    test('gives the runtime nothing to warn of', async (context) => {
      const { port } = await startPhoenix(context);

      await askToken(`${program.url}/${port}/token`);

      const lines = program.output().trim().split('\n');
      expect(lines.filter((line) => !line.startsWith('/'))).toEqual([
        expect.stringMatching(/"port"|Listening on/),
      ]);
    });

    test('answers what comes before any token: 403, 405, preflight, HEAD', async (context) => {
      const { sandbox, port } = await startPhoenix(context);
      const url = `${program.url}/${port}/token`;
      const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' };

      const foreign = await ask(url, { headers });
      const preflight = await ask(url, { method: 'OPTIONS', headers });
      const posted = await ask(url, { method: 'POST' });

      expect([foreign.status, preflight.status, posted.status]).toEqual([403, 403, 405]);
      expect(posted.headers.allow).toBe('GET, HEAD');
      expect(sandbox.tokenRequests).toBe(0);
      await expect(ask(url, { method: 'HEAD' })).resolves.toMatchObject({ status: 200, body: '' });
    });

    test('names a wrong secret to the program, and tells the page nothing', async (context) => {
      const { sandbox, port } = await startPhoenix(context);

      const told = JSON.parse((await ask(`${program.url}/${port}/wrong/report`)).body);
      const { status, headers, reply } = await askToken(`${program.url}/${port}/wrong/token`);

      expect(told).toMatchObject({ code: 'invalid_client', status: { failures: 1 } });
      expect(status).toBe(503);
      expect(Number(headers['retry-after'])).toBeGreaterThan(30);
      expect(reply).toMatchObject({ error: 'token_unavailable' });
      expect(JSON.stringify(reply)).not.toContain('client');
      expect(sandbox.tokenRequests).toBe(1);
    });

    test('keeps the token while the endpoint is down, and never serves it expired', async (context) => {
      const { sandbox, port } = await startPhoenix(context, { token: { lifetimeSeconds: 4 } });
      const url = `${program.url}/${port}/token`;
      const { reply: first } = await askToken(url);
      const endsAt = expiryOf(first.access_token);
      sandbox.setFaults({ token: { reply: 503, retryAfterSeconds: 1 } });
      let lastServedAt = 0;

      for (;;) {
        const { status, reply } = await askToken(url);
        if (status !== 200) break;
        lastServedAt = Date.now();
        expect(reply.access_token).toBe(first.access_token);
        expect(reply.expires_in).toBeGreaterThanOrEqual(1);
        await sleep(40);
      }

      expect(lastServedAt).toBeGreaterThan(endsAt - 2500);
      expect(lastServedAt).toBeLessThan(endsAt);
    });

    test('one caller that leaves harms no other', async (context) => {
      const { sandbox, port } = await startPhoenix(context, { token: { delayMs: 700 } });
      const url = `${program.url}/${port}/token`;
      const controller = new AbortController();
      const others = [ask(url), ask(url)];
      const left = ask(url, { signal: controller.signal }).catch(() => 'left');
      await vi.waitFor(() => expect(sandbox.tokenRequests).toBe(1));

      controller.abort();

      await expect(left).resolves.toBe('left');
      for (const other of others) await expect(other).resolves.toMatchObject({ status: 200 });
    });

    test('createAuthorizedFetch renews a token that an API refuses', async (context) => {
      const { sandbox, port } = await startPhoenix(context);
      const seen: (string | undefined)[] = [];
      const api = await listen((req, res) => {
        seen.push(req.headers.authorization);
        res.writeHead(seen.length === 1 ? 401 : 200).end();
      });
      context.onTestFinished(api.stop);

      const { body } = await ask(`${program.url}/${port}/forward?to=${api.url}`);

      expect(JSON.parse(body)).toEqual({ status: 200 });
      expect(seen).toEqual([
        expect.stringMatching(/^Bearer \S+$/),
        expect.stringMatching(/^Bearer \S+$/),
      ]);
      expect(seen[1]).not.toBe(seen[0]);
      expect(sandbox.tokenRequests).toBe(2);
    });
  });
}
