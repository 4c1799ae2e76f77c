import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import {
  SANDBOX_CLIENT_SECRET,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
} from '@phoenix-checkout/sandbox';
import { describe, expect, it, test, vi } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { startProcess } from '../../test-support/service-process.js';
import { setServiceStage, without } from '../../test-support/service-stage.js';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { until } from '@phoenix-checkout/test-kit/until';

// A process takes seconds to start where others keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

test.each(['SIGTERM', 'SIGINT'] as const)('it serves until %s, and ends with 0', async (signal) => {
  const { env } = await setServiceStage();
  const service = startProcess(env);
  const url = await service.url();
  const { status, body } = await ask(`${url}/token`);

  service.child.kill(signal);

  expect(await service.ended).toEqual({ code: 0, signal: null });
  expect(status).toBe(200);
  expect(service.said.error).toBe('');
  expect(service.lines().map(({ msg }) => msg)).toEqual([
    'listening',
    'Phoenix granted a token',
    'stop requested',
    'stopping',
    'stopped',
  ]);
  expectNoSecrets(service.said, [SANDBOX_CLIENT_SECRET, JSON.parse(body).access_token]);
});

test('the log is JSON, a line each, with level and ISO time', async () => {
  const { env } = await setServiceStage();
  const service = startProcess({ ...env, PHOENIX_LOG_LEVEL: 'debug' });
  await ask(`${await service.url()}/token`);

  const line = await service.untilLogged('answered');

  expect(line).toMatchObject({ level: 'debug', method: 'GET', status: 200, address: '127.0.0.1' });
  expect(Math.abs(Date.now() - Date.parse(line.time))).toBeLessThan(10_000);
});

test('the wallet is asked with its scopes', async () => {
  const { env } = await setServiceStage();
  const service = startProcess(
    {
      ...env,
      PHOENIX_CLIENT_ID: SANDBOX_WALLET_CLIENT_ID,
      PHOENIX_CLIENT_SECRET: SANDBOX_WALLET_CLIENT_SECRET,
    },
    ['--provider', 'wallet', '--scopes', 'wallets:read ledger:read'],
  );

  const { body } = await ask(`${await service.url()}/token`);

  expect(JSON.parse(body).scope).toEqual(['wallets:read', 'ledger:read']);
});

describe('on SIGTERM', () => {
  it('requests in flight are finished, and no new connection is taken', async () => {
    const { env, phoenix } = await setServiceStage();
    phoenix.sandbox.setFaults({ token: { delayMs: 1500 } });
    const service = startProcess(env);
    const url = await service.url();
    const inFlight = ask(`${url}/token`, { headers: { Connection: 'keep-alive' } });
    await until('Phoenix is asked', () => phoenix.sandbox.tokenRequests === 1);

    service.child.kill('SIGTERM');
    await service.untilLogged('stopping');
    const refused = await failure(ask(`${url}/healthz`));
    const { status, headers, body } = await inFlight;

    expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
    expect([status, headers.connection]).toEqual([200, 'close']);
    expect(JSON.parse(body).access_token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await service.ended).toEqual({ code: 0, signal: null });
  });

  it('with a delay /readyz says no first, while requests are still taken', async () => {
    const { env } = await setServiceStage();
    const service = startProcess({ ...env, PHOENIX_SHUTDOWN_DELAY_SECONDS: '1' });
    const url = await service.url();
    await ask(`${url}/token`);

    service.child.kill('SIGTERM');
    await service.untilLogged('stopping');
    const ready = await ask(`${url}/readyz`);
    const { status, headers } = await ask(`${url}/token`, {
      headers: { Connection: 'keep-alive' },
    });

    expect([ready.status, JSON.parse(ready.body)]).toEqual([503, { status: 'stopping' }]);
    expect([status, headers.connection]).toEqual([200, 'close']);
    expect(await service.ended).toEqual({ code: 0, signal: null });
  });

  it('a second one ends it at once', async () => {
    const { env, phoenix } = await setServiceStage();
    phoenix.sandbox.setFaults({ token: { reply: 'hang' } });
    const service = startProcess(env);
    const waiting = failure(ask(`${await service.url()}/token`));
    await until('Phoenix is asked', () => phoenix.sandbox.tokenRequests === 1);
    service.child.kill('SIGTERM');
    await service.untilLogged('stopping');

    service.child.kill('SIGTERM');

    expect(await service.ended).toEqual({ code: 143, signal: null });
    await waiting;
  });
});

describe('a secret in a file', () => {
  it('is read again: a rotated one is used without a restart', async () => {
    const { env, phoenix, writeFile } = await setServiceStage();
    const path = writeFile('secret', 'a secret that is over\n');
    const service = startProcess({
      ...without(env, 'PHOENIX_CLIENT_SECRET'),
      PHOENIX_CLIENT_SECRET_FILE: path,
    });
    const url = await service.url();
    const refused = await ask(`${url}/token`);

    writeFile('secret', `${SANDBOX_CLIENT_SECRET}\n`);
    const { status } = await ask(`${url}/token`);

    expect([refused.status, status]).toEqual([503, 200]);
    expect(phoenix.sandbox.tokenRequests).toBe(2);
    expectNoSecrets(service.said, ['a secret that is over', SANDBOX_CLIENT_SECRET]);
  });
});

describe('a secret that was hardly meant so', () => {
  it.each([
    [`"${SANDBOX_CLIENT_SECRET}"`, /quotes/],
    ['${PHOENIX_SECRET}', /variable/],
    [`CLIENT_SECRET=${SANDBOX_CLIENT_SECRET}`, /NAME=value/],
    [`{"secret":"${SANDBOX_CLIENT_SECRET}"}`, /JSON/],
  ])('%s is told with the error of Phoenix', async (secret, why) => {
    const { env, writeFile } = await setServiceStage();
    const service = startProcess({
      ...without(env, 'PHOENIX_CLIENT_SECRET'),
      PHOENIX_CLIENT_SECRET_FILE: writeFile('secret', secret),
    });

    await service.untilLogged('no token; callers get 503');
    const warning = { level: 'warn', setting: 'PHOENIX_CLIENT_SECRET_FILE' };
    await until('both warnings are there', () => warnings().length === 2);

    expect(warnings()).toEqual([
      expect.objectContaining({ ...warning, why: expect.stringMatching(why) }),
      expect.objectContaining({ ...warning, why: expect.stringMatching(why) }),
    ]);
    expectNoSecrets(service.said, [SANDBOX_CLIENT_SECRET]);
    function warnings() {
      return service.lines().filter(({ msg }) => msg === 'the client secret may be a mistake');
    }
  });

  it('and one that comes into the file later', async () => {
    const { env, phoenix, writeFile } = await setServiceStage();
    phoenix.sandbox.setFaults({ token: { lifetimeSeconds: 2 } });
    const path = writeFile('secret', SANDBOX_CLIENT_SECRET);
    const service = startProcess({
      ...without(env, 'PHOENIX_CLIENT_SECRET'),
      PHOENIX_CLIENT_SECRET_FILE: path,
    });
    await service.untilLogged('Phoenix granted a token');

    writeFile('secret', 'two\nlines');
    const unusable = await service.untilLogged('the client secret file cannot be used');
    writeFile('secret', `'${SANDBOX_CLIENT_SECRET}'`);
    const unlikely = await service.untilLogged('the client secret may be a mistake');

    expect(unusable).toMatchObject({ level: 'error', why: expect.stringMatching(/one line/) });
    expect(unlikely.why).toMatch(/quotes/);
    expectNoSecrets(service.said, [SANDBOX_CLIENT_SECRET]);
  });
});

test('a client id that was hardly meant so is told at the start', async () => {
  const { env } = await setServiceStage();
  const service = startProcess({ ...env, PHOENIX_CLIENT_ID: '${CLIENT_ID}' });

  const line = await service.untilLogged('the client id may be a mistake');

  expect(line).toMatchObject({
    level: 'warn',
    setting: 'PHOENIX_CLIENT_ID',
    why: expect.stringMatching(/variable/),
  });
});

test('API keys in a file change without a restart; rubbish leaves them as they are', async () => {
  const { env, writeFile } = await setServiceStage();
  const path = writeFile('keys', 'first-key-0123456789\n');
  const service = startProcess({ ...env, PHOENIX_API_KEYS_FILE: path });
  const url = await service.url();
  const statusWith = async (key: string) =>
    (await ask(`${url}/token`, { headers: { 'X-API-Key': key } })).status;
  expect(await statusWith('first-key-0123456789')).toBe(200);

  writeFile('keys', 'second-key-0123456789\n');
  await until('the new key holds', async () => (await statusWith('second-key-0123456789')) === 200);
  expect(await statusWith('first-key-0123456789')).toBe(401);
  writeFile('keys', 'x\n');
  const asks = setInterval(() => void statusWith('second-key-0123456789'), 100);
  const line = await service.untilLogged(
    'the file of API keys cannot be used; the previous keys stay in use',
  );
  clearInterval(asks);

  expect(line).toMatchObject({ level: 'error', setting: 'PHOENIX_API_KEYS_FILE' });
  expect(await statusWith('second-key-0123456789')).toBe(200);
  expectNoSecrets(service.said, ['first-key-0123456789', 'second-key-0123456789']);
});

test('whoever listens for all without a key is warned', async () => {
  const { env } = await setServiceStage();
  const service = startProcess({ ...env, PHOENIX_HOST: '0.0.0.0' });

  const line = await service.untilLogged(/set API keys/);

  expect(line).toMatchObject({ level: 'warn', setting: 'PHOENIX_API_KEYS' });
});

describe('the start ends', () => {
  it('with 78 and all that is wrong, and no secret', async () => {
    const service = startProcess({ PHOENIX_CLIENT_SECRET: ' hunter2', PHOENIX_PORT: '4000x' });

    expect(await service.ended).toEqual({ code: 78, signal: null });
    expect(service.said.out).toBe('');
    expect(service.said.error).toMatch(/3 settings are wrong/);
    for (const name of ['PHOENIX_CLIENT_ID', 'PHOENIX_CLIENT_SECRET', 'PHOENIX_PORT']) {
      expect(service.said.error).toContain(`  ${name} `);
    }
    expectNoSecrets(service.said, ['hunter2']);
  });

  it('with 71 if the port is taken', async () => {
    const { env } = await setServiceStage();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const service = startProcess(env, ['--port', `${port}`]);

    expect(await service.ended).toEqual({ code: 71, signal: null });
    expect(service.said.error).toBe(
      `The service cannot listen on 127.0.0.1, port ${port} (EADDRINUSE).\n`,
    );
    other.close();
  });
});

test('--help names every setting, --version the version', async () => {
  const help = startProcess({}, ['--help']);
  const version = startProcess({}, ['--version']);

  expect([(await help.ended).code, (await version.ended).code]).toEqual([0, 0]);
  expect(help.said.out).toContain('PHOENIX_CLIENT_SECRET_FILE');
  expect(version.said.out).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
});
