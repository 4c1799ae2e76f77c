import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseWebhook, type WebhookEvent } from '@phoenix-checkout/core';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { startSandbox } from './node/index.js';
import { origin } from '../test-support/requests.js';
import { startPayer } from '../test-support/payer.js';
import { startReceiver } from '../test-support/webhook-receiver.js';
import { afterEach, describe, expect, inject, it } from 'vitest';

const children: ChildProcess[] = [];

function run(...args: string[]) {
  const child = spawn(process.execPath, [inject('program'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.error += text));
  const ended = once(child, 'close').then(([code]) => ({ code, ...said }));
  return { child, said, ended };
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('phoenix-sandbox', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s', async (signal) => {
    const { child, said, ended } = run('--port', '0');
    while (!said.out.includes('Ctrl-C')) await once(child.stdout, 'data');
    const [, tokenUrl = ''] = /Token\s+(\S+)/.exec(said.out) ?? [];
    const [, id, secret] = /Phoenix Market \(JSON\)\s+(\S+)\s+(\S+)/.exec(said.out) ?? [];

    const reply = await fetch(tokenUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        client_id: id,
        client_secret: secret,
        grant_type: 'client_credentials',
      }),
    });
    child.kill(signal);

    expect(reply.status).toBe(200);
    const { access_token: token } = await reply.json();
    const { code, out, error } = await ended;
    expect([code, error]).toEqual([0, '']);
    expect(out).not.toContain(token);
  });

  it('sends webhooks where --webhook says', async () => {
    const { url, received } = await startReceiver();
    const { child, said } = run('--port', '0', '--webhook', url);
    while (!said.out.includes('Ctrl-C')) await once(child.stdout, 'data');
    const [, sandboxUrl = ''] = /Checkout\s+(\S+)\//.exec(said.out) ?? [];
    const overHttp = {
      fetch: async (request: Request) =>
        fetch(sandboxUrl + request.url.slice(origin.length), {
          method: request.method,
          headers: request.headers,
          ...(request.method !== 'GET' && { body: await request.text() }),
        }),
    };

    const orderId = await (await startPayer(overHttp)).order();
    await expect.poll(() => received.length).toBe(1);

    expect(said.out).toContain(`Webhooks  ${url}`);
    expect(received[0]?.json.data?.['order']).toMatchObject({ id: orderId });
  });

  it('sends webhooks in the form that --webhook-form says, which tell the same', async () => {
    const { url, received } = await startReceiver();
    const options = (...form: string[]) => form.flatMap((each) => ['--webhook-form', each]);
    const { child, said } = run(
      '--port',
      '0',
      '--webhook',
      url,
      ...options('amounts=strings', 'timestamps=zoneless', 'statusEvent=order.status.change'),
    );
    while (!said.out.includes('Ctrl-C')) await once(child.stdout, 'data');
    const [, port = ''] = /Checkout\s+\S+:(\d+)\//.exec(said.out) ?? [];
    expect(await run('scenario', 'paid', '--port', port).ended).toMatchObject({ code: 0 });
    const usual = options('amounts=numbers', 'timestamps=iso', 'statusEvent=order_status_updated');
    for (const type of ['order_created', 'order_status_updated']) {
      const fired = await run('trigger', type, '--port', port, ...usual).ended;
      expect(fired).toMatchObject({ code: 0, error: '' });
    }

    const [sentCreated, sentUpdated, otherCreated, otherUpdated] = received.map(({ json }) => json);
    const zoneless = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/;
    expect(sentCreated).toMatchObject({
      timestamp: expect.stringMatching(zoneless),
      data: { order: { inputAmount: expect.any(String) } },
    });
    expect(sentUpdated).toMatchObject({
      event: 'order.status.change',
      data: { order: { orderFulfillment: { createdAt: expect.stringMatching(zoneless) } } },
    });
    expect(otherUpdated).toMatchObject({
      event: 'order_status_updated',
      data: { order: { inputAmount: expect.any(Number) } },
    });
    const told = (json: unknown) => {
      const event: WebhookEvent = parseWebhook(json);
      return { type: event.type, ...('order' in event && { ...event.order, raw: undefined }) };
    };
    expect(told(sentUpdated)).toMatchObject({
      status: 'fulfilled',
      fulfilledAt: expect.any(Number),
    });
    expect(told(sentCreated)).toEqual(told(otherCreated));
    expect(told(sentUpdated)).toEqual(told(otherUpdated));
  });

  it('keeps what it knows in a file, also where it is killed', async () => {
    const dataFile = join(await mkdtemp(join(tmpdir(), 'sandbox-')), 'data.json');
    const { child, said } = run('--port', '0', '--data', dataFile);
    while (!said.out.includes('Ctrl-C')) await once(child.stdout, 'data');
    const [, url = ''] = /Checkout\s+(\S+)\//.exec(said.out) ?? [];
    const played = await fetch(`${url}/admin/scenarios/paid`, { method: 'POST' });
    const { result } = JSON.parse((await played.text()).trim().split('\n').at(-1) ?? '');
    await expect.poll(() => readFile(dataFile, 'utf8')).toContain('"fulfilled"');
    child.kill('SIGKILL');
    await once(child, 'close');

    const { sandbox, stop } = await startSandbox({ dataFile });
    const { orders } = sandbox;
    await stop();

    expect(orders).toMatchObject([{ id: result.orderId, status: 'fulfilled' }]);
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help').ended;

    expect(code).toBe(0);
    expect(out).toContain('--port');
  });

  it('says which port is taken, and how to take another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const { code, error } = await run('--port', String(port)).ended;
    other.close();

    expect(code).toBe(1);
    expect(error).toBe(
      `The sandbox cannot listen on 127.0.0.1, port ${port} (EADDRINUSE). Choose another one with --port.\n`,
    );
  });

  it('says its version', async () => {
    const { version } = createRequire(import.meta.url)('../package.json');

    const { code, out, error } = await run('-v').ended;

    expect([code, out, error]).toEqual([0, `${version}\n`, '']);
  });

  it('answers a mistake with one error, and a command with the exit code that says what is wrong', async () => {
    const [mistake, alone] = await Promise.all([
      run('--client-secret', 'foo').ended,
      run('reset', '--port', '1').ended,
    ]);

    expect([mistake.code, mistake.out]).toEqual([1, '']);
    expect(mistake.error).toBe(
      'There is no option --client-secret. See phoenix-sandbox --help for the options.\n',
    );
    expect([alone.code, alone.out]).toEqual([2, '']);
    expect(alone.error).toContain('Nothing is listening on 127.0.0.1, port 1.');
  });

  it('lets in the hosts and origins that it is given', async () => {
    const options = [
      '--allow-host',
      'sandbox',
      '--allow-host',
      'box',
      '--allow-origin',
      'http://a.b',
    ];
    const { child, said } = run('--port', '0', ...options);
    while (!said.out.includes('Ctrl-C')) await once(child.stdout, 'data');
    const [, faultsUrl = ''] = /Faults\s+(\S+)/.exec(said.out) ?? [];

    const replies = await Promise.all([
      ask(faultsUrl, { headers: { Host: 'box:4100' } }),
      ask(faultsUrl, { headers: { Host: 'sandbox', Origin: 'http://a.b' } }),
      ask(faultsUrl, { headers: { Host: 'other' } }),
      ask(faultsUrl, { headers: { Host: 'box', Origin: 'http://c.d' } }),
    ]);

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 403, 403]);
  });

  it.each([
    ['--port', 'x'],
    ['--allow-host', 'http://a'],
    ['--webhook-form', 'timestamps=none'],
  ])('refuses %s %s', async (...args) => {
    const { code, error } = await run(...args).ended;

    expect(code).toBe(1);
    expect(error).not.toContain('    at ');
  });
});
