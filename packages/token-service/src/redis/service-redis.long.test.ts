import { createClient } from 'redis';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { createAuthority } from '@phoenix-checkout/test-kit/certificates';
import { freePort, hasRedis, startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { startProcess } from '../../test-support/service-process.js';
import { setServiceStage } from '../../test-support/service-stage.js';
import { until } from '@phoenix-checkout/test-kit/until';

// A process takes seconds to start where others keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

async function setRedisStage() {
  const [stage, redis] = await Promise.all([setServiceStage(), startRedisServer()]);
  onTestFinished(() => redis.stop());
  return { ...stage, redis, env: { ...stage.env, PHOENIX_REDIS_URL: redis.url } };
}

async function storeUp(url: string): Promise<string | undefined> {
  return /^phoenix_store_up (\d)$/m.exec((await ask(`${url}/metrics`)).body)?.[1];
}

describe.skipIf(!hasRedis)('services that share a Redis', () => {
  it('mint once, and tell who did', async () => {
    const { env, phoenix } = await setRedisStage();
    const services = [startProcess(env), startProcess(env), startProcess(env)];

    const bodies = await Promise.all(
      services.map(async (service) => (await ask(`${await service.url()}/token`)).body),
    );

    const tokens = new Set(bodies.map((body) => JSON.parse(body).access_token));
    expect([tokens.size, phoenix.sandbox.tokenRequests]).toEqual([1, 1]);
    const words = services.flatMap((service) => service.lines().map(({ msg }) => msg));
    expect(words.filter((word) => word === 'Phoenix granted a token')).toHaveLength(1);
    expect(words.filter((word) => /another process had minted/.test(word))).toHaveLength(2);
  });

  it('end gracefully with it', async () => {
    const { env } = await setRedisStage();
    const service = startProcess(env);
    await ask(`${await service.url()}/token`);

    service.child.kill('SIGTERM');

    expect(await service.ended).toEqual({ code: 0, signal: null });
    expect(service.said.error).toBe('');
  });

  it('serve when it is down at the start, and say so once', async () => {
    const { env, redis } = await setRedisStage();
    await redis.kill();
    const service = startProcess(env);
    const url = await service.url();

    const { status } = await ask(`${url}/token`);

    expect([status, await storeUp(url)]).toEqual([200, '0']);
    const warnings = service.lines().filter(({ msg }) => msg.startsWith('Redis cannot be reached'));
    expect(warnings).toEqual([expect.objectContaining({ level: 'warn', code: 'ECONNREFUSED' })]);
  });

  it('notice that it is back', async () => {
    const { env, redis } = await setRedisStage();
    await redis.kill();
    const service = startProcess(env);
    const url = await service.url();

    await redis.restart();

    await until('Redis is up', async () => (await storeUp(url)) === '1');
    expect((await service.untilLogged('Redis is working')).level).toBe('info');
  });

  it('notice that it hangs', async () => {
    const { env, redis } = await setRedisStage();
    const service = startProcess(env);
    const url = await service.url();
    await until('Redis is up', async () => (await storeUp(url)) === '1');

    redis.pause();
    onTestFinished(() => redis.resume());

    // It looks once a minute.
    await until('Redis is not up', async () => (await storeUp(url)) === '0', 90_000);
    expect((await ask(`${url}/token`)).status).toBe(200);
  }, 120_000);

  it('say that it is full, on the page, in the metrics and in the log', async () => {
    const { env, redis } = await setRedisStage();
    const client = await createClient({ url: redis.url }).connect();
    await client.configSet('maxmemory', '1');
    client.destroy();
    const service = startProcess(env);
    const url = await service.url();

    const line = await service.untilLogged(/^Redis refuses calls/);
    const page = (await ask(url)).body;

    expect(line).toMatchObject({ level: 'warn', code: 'OOM' });
    expect([(await ask(`${url}/token`)).status, await storeUp(url)]).toEqual([200, '0']);
    expect(page).toContain('Refuses calls');
    expect(page).toContain('It answers OOM.');
    expect(page).not.toContain('share one token');
  });

  it('reach it over TLS', async () => {
    const { env, writeFile } = await setServiceStage();
    const authority = await createAuthority('test');
    const { cert, key } = await authority.issue('redis');
    const ca = writeFile('ca.pem', authority.ca);
    const port = await freePort();
    const files = ['--tls-cert-file', writeFile('cert.pem', cert)];
    files.push('--tls-key-file', writeFile('key.pem', key), '--tls-ca-cert-file', ca);
    const redis = await startRedisServer(
      '--tls-port',
      `${port}`,
      '--tls-auth-clients',
      'no',
      ...files,
    );
    onTestFinished(() => redis.stop());
    const url = { PHOENIX_REDIS_URL: `rediss://127.0.0.1:${port}` };

    const trusting = startProcess({ ...env, ...url, NODE_EXTRA_CA_CERTS: ca });
    const other = startProcess({ ...env, ...url });

    expect((await trusting.untilLogged('Redis is working')).level).toBe('info');
    const { code } = await other.untilLogged(/^Redis cannot be reached/);
    expect(code).toBe('SELF_SIGNED_CERT_IN_CHAIN');
  });

  it('say that the password is wrong, without showing it', async () => {
    const { env, redis } = await setRedisStage();
    const client = await createClient({ url: redis.url }).connect();
    await client.configSet('requirepass', 'the-right-password');
    client.destroy();
    const service = startProcess({
      ...env,
      PHOENIX_REDIS_URL: `redis://:a-wrong-password@127.0.0.1:${redis.port}`,
    });

    const line = await service.untilLogged(/^Redis refuses calls/);

    expect(line.code).toBe('WRONGPASS');
    expectNoSecrets(service.said, ['a-wrong-password']);
  });
});
