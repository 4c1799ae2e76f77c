import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { createAuthority, type Authority } from '@phoenix-checkout/test-kit/certificates';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { startConnectProxy } from '../../test-support/connect-proxy.js';
import { startProcess } from '../../test-support/service-process.js';
import { setServiceStage } from '../../test-support/service-stage.js';
import { startTlsEndpoint } from '../../test-support/tls-endpoint.js';

// A process takes seconds to start where others keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

let authority: Authority;

beforeAll(async () => {
  authority = await createAuthority('test');
});

/** A token endpoint over TLS behind a proxy, and the settings for it. */
async function setProxyStage({ refuses }: { refuses?: number } = {}) {
  const [endpoint, proxy, stage] = await Promise.all([
    startTlsEndpoint(authority, { demandsCertificate: false }),
    startConnectProxy(refuses === undefined ? {} : { refuses }),
    setServiceStage(),
  ]);
  const ca = stage.writeFile('ca.pem', authority.ca);
  const env: Record<string, string> = {
    ...stage.env,
    PHOENIX_TOKEN_URL: endpoint.tokenUrl,
    NODE_EXTRA_CA_CERTS: ca,
    HTTPS_PROXY: `http://${proxy.host}`,
  };
  const target = `127.0.0.1:${endpoint.port}`;
  return { endpoint, proxy, target, env, phoenix: stage.phoenix, writeFile: stage.writeFile };
}

async function statusOfToken(env: Record<string, string>) {
  const service = startProcess(env);
  const { status } = await ask(`${await service.url()}/token`);
  return { service, status };
}

describe('with HTTPS_PROXY a token request', () => {
  it('goes through the proxy', async () => {
    const { proxy, target, env } = await setProxyStage();

    const { service, status } = await statusOfToken(env);

    expect(status).toBe(200);
    expect(proxy.tunnels).toEqual([{ target, authorization: undefined }]);
    const line = service.lines().find(({ msg }) => msg === 'token requests go through a proxy');
    expect(line).toMatchObject({ setting: 'HTTPS_PROXY', proxy: proxy.host });
  });

  it('shows the client certificate to the endpoint, not to the proxy', async () => {
    const { proxy, target, env, writeFile } = await setProxyStage();
    const endpoint = await startTlsEndpoint(authority);
    const { cert, key } = await authority.issue('partner');
    const { NODE_EXTRA_CA_CERTS: ca = '', ...others } = env;

    const { status } = await statusOfToken({
      ...others,
      PHOENIX_TOKEN_URL: endpoint.tokenUrl,
      PHOENIX_UPSTREAM_CERT_FILE: writeFile('cert.pem', cert),
      PHOENIX_UPSTREAM_KEY_FILE: writeFile('key.pem', key),
      PHOENIX_UPSTREAM_CA_FILE: ca,
    });

    expect([status, endpoint.callers]).toEqual([200, ['partner']]);
    expect(proxy.tunnels.map((tunnel) => tunnel.target)).toEqual([
      target.replace(/\d+$/, `${endpoint.port}`),
    ]);
  });

  it('gives the proxy its user name and password, and nobody else', async () => {
    const { proxy, target, env } = await setProxyStage();

    const { service, status } = await statusOfToken({
      ...env,
      HTTPS_PROXY: `http://user:hunter2%40hunter2@${proxy.host}`,
    });

    const authorization = `Basic ${btoa('user:hunter2@hunter2')}`;
    expect(status).toBe(200);
    expect(proxy.tunnels).toEqual([{ target, authorization }]);
    expectNoSecrets(service.said, ['hunter2']);
  });

  it.each(['127.0.0.1', 'localhost, 127.0.0.1', '*'])(
    'does not, where NO_PROXY is %s',
    async (noProxy) => {
      const { proxy, env } = await setProxyStage();

      const { status } = await statusOfToken({ ...env, NO_PROXY: noProxy });

      expect([status, proxy.tunnels]).toEqual([200, []]);
    },
  );

  it('that the proxy refuses is upstream_unavailable, and says so', async () => {
    const { proxy, endpoint, env } = await setProxyStage({ refuses: 407 });
    const service = startProcess({ ...env, HTTPS_PROXY: `http://user:hunter2@${proxy.host}` });

    const line = await service.untilLogged('no token; callers get 503');

    expect(line).toMatchObject({
      code: 'upstream_unavailable',
      reason: 'The proxy of HTTPS_PROXY refused to connect to the token endpoint.',
    });
    expect(endpoint.callers).toEqual([]);
    expectNoSecrets(service.said, ['hunter2']);
  });

  it('over http, which is for this machine only, stays on it', async () => {
    const { proxy, env, phoenix } = await setProxyStage();

    const { status } = await statusOfToken({
      ...env,
      PHOENIX_TOKEN_URL: phoenix.tokenUrl,
      HTTP_PROXY: env.HTTPS_PROXY ?? '',
    });

    expect([status, proxy.tunnels]).toEqual([200, []]);
  });
});

test('the names in lower case count too', async () => {
  const { proxy, target, env } = await setProxyStage();
  const { HTTPS_PROXY: url = '', ...others } = env;

  const { status } = await statusOfToken({ ...others, https_proxy: url, no_proxy: 'shop.example' });

  expect([status, proxy.tunnels.length, proxy.tunnels[0]?.target]).toEqual([200, 1, target]);
});

test('a proxy that cannot be one ends the start', async () => {
  const { env } = await setProxyStage();

  const service = startProcess({ ...env, HTTPS_PROXY: 'socks5://proxy.example' });

  expect((await service.ended).code).toBe(78);
  expect(service.said.error).toMatch(/HTTPS_PROXY must be an http or https URL such as/);
});
