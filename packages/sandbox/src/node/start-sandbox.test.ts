import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SandboxFaults } from '../fault/index.js';
import { startSandbox, type RunningSandbox, type StartSandboxOptions } from './start-sandbox.js';
import { checkoutQuery, handClock, marketRequest } from '../../test-support/requests.js';
import { startPayer } from '../../test-support/payer.js';
import { startReceiver } from '../../test-support/webhook-receiver.js';

const running: RunningSandbox[] = [];

async function start(options?: StartSandboxOptions) {
  const started = await startSandbox(options);
  running.push(started);
  return started;
}

async function startWith(faults: SandboxFaults) {
  const started = await start();
  started.sandbox.setFaults(faults);
  return started;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
});

describe('startSandbox', () => {
  it('serves tokens and the checkout on a free port', async () => {
    const { url, tokenUrl, checkoutUrl, sandbox } = await start();

    const reply = await fetch(marketRequest({}, url));
    const { access_token: token } = await reply.json();
    const page = await fetch(checkoutUrl + checkoutQuery(token));

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(tokenUrl).toBe(`${url}/oauth/token`);
    expect(checkoutUrl).toBe(`${url}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('Cache-Control')).toBe('no-store');
    expect(page.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(await page.text()).toContain('Sandbox, no real money');
    expect(sandbox.tokensIssued).toBe(1);
  });

  it('answers 404 in JSON elsewhere', async () => {
    const { url } = await start();

    const reply = await fetch(`${url}/nothing`);

    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ error: 'not_found' });
  });

  it('says so when the port is taken', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);

    await expect(startSandbox({ port })).rejects.toMatchObject({
      code: 'listen_failed',
      cause: { code: 'EADDRINUSE' },
    });
  });

  it.each([-1, 65_536, 1.5, NaN])('refuses the port %s', async (port) => {
    await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'invalid_option' });
  });

  it('listens on the host that is asked for', async () => {
    const { url } = await start({ host: 'localhost' });

    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect((await fetch(`${url}/admin/faults`)).status).toBe(200);
  });

  it('stops, also while a request hangs, and may be stopped twice', async () => {
    const { url, tokenUrl, sandbox, stop } = await startWith({ token: { reply: 'hang' } });
    const hanging = fetch(tokenUrl, { method: 'POST' }).catch((error: unknown) => error);
    while (sandbox.tokenRequests === 0) await new Promise(setImmediate);

    await stop();
    await stop();

    expect(await hanging).toBeInstanceOf(TypeError);
    await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it('sends no webhook once it is stopped, neither one that is due again nor one that was under way', async () => {
    const clock = handClock();
    let answerLate = () => {};
    const receiver = await startReceiver((_webhook, count) =>
      count === 1
        ? { status: 500 }
        : { status: 500, when: new Promise<void>((resolve) => (answerLate = resolve)) },
    );
    const { sandbox, stop } = await start({ webhookUrl: receiver.url, now: clock.now });
    const payer = await startPayer(sandbox);
    await payer.order();
    await sandbox.settled();
    await payer.order();
    await expect.poll(() => receiver.received.length).toBe(2);

    await stop();
    answerLate();
    await sandbox.settled();
    await sandbox.advance(86_400);

    expect(receiver.received).toHaveLength(2);
  });

  it('ends a scenario that waits for its webhooks when it is stopped', async () => {
    const receiver = await startReceiver(() => ({ status: 500 }));
    const { sandbox, stop } = await start({ webhookUrl: receiver.url });
    const played = sandbox.scenario('paid').catch((error: unknown) => error);
    await expect.poll(() => receiver.received.length).toBeGreaterThan(2);

    await stop();

    expect(await played).toMatchObject({
      code: 'invalid_option',
      message: 'The sandbox was stopped while the scenario ran.',
    });
  });

  it('goes on when a client leaves in the middle of its body', async () => {
    const onError = vi.fn<(error: unknown) => void>();
    const { url } = await start({ onError });
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);

    socket.write('POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{');
    await once(socket, 'connect');
    await fetch(`${url}/admin/stats`);
    socket.resetAndDestroy();
    const reply = await fetch(marketRequest({}, url));

    expect(reply.status).toBe(200);
    expect(onError).not.toHaveBeenCalled();
  });

  it('leaves the Request and Response of its process alone', async () => {
    const before = [Request, Response];
    await start();

    expect([Request, Response]).toEqual(before);
  });
});

describe('faults over HTTP', () => {
  it('resets the connection, and then works again', async () => {
    const { url } = await startWith({ token: { reply: 'reset', times: 1 } });

    const refused = await fetch(marketRequest({}, url)).catch((error: unknown) => error);
    const reply = await fetch(marketRequest({}, url));

    expect(refused).toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(reply.status).toBe(200);
  });

  it('resets the connection of the checkout page', async () => {
    const { checkoutUrl } = await startWith({ checkout: { reply: 'reset' } });

    await expect(fetch(checkoutUrl)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('hangs until the caller gives up, with no answer at all', async () => {
    const { url, sandbox } = await startWith({ token: { reply: 'hang' } });
    const controller = new AbortController();

    const hanging = fetch(marketRequest({}, url), { signal: controller.signal });
    while (sandbox.tokenRequests === 0) await new Promise(setImmediate);
    controller.abort();

    await expect(hanging).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is slow', async () => {
    const { url } = await startWith({ token: { delayMs: 200 } });
    const from = performance.now();

    const reply = await fetch(marketRequest({}, url));

    expect(reply.status).toBe(200);
    // Timers may fire a millisecond early.
    expect(performance.now() - from).toBeGreaterThan(195);
  });

  it('are switched by the admin endpoint', async () => {
    const { url } = await start();

    await fetch(`${url}/admin/faults`, {
      method: 'POST',
      body: JSON.stringify({ token: { reply: 429, retryAfterSeconds: 9 } }),
    });
    const reply = await fetch(marketRequest({}, url));

    expect(reply.status).toBe(429);
    expect(reply.headers.get('Retry-After')).toBe('9');
  });
});
