import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import {
  createAuthority,
  type Authority,
  type Identity,
} from '@phoenix-checkout/test-kit/certificates';
import { startTlsEndpoint } from '../../test-support/tls-endpoint.js';
import { startProcess } from '../../test-support/service-process.js';
import { setServiceStage } from '../../test-support/service-stage.js';
import { until } from '@phoenix-checkout/test-kit/until';

// A process takes seconds to start where others keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

let authority: Authority;
let stranger: Authority;
let partner: Identity;

beforeAll(async () => {
  [authority, stranger] = await Promise.all([createAuthority('test'), createAuthority('other')]);
  partner = await authority.issue('partner');
});

async function setTlsStage({ cert, key }: Identity, ca: string, lifetimeSeconds = 3600) {
  const endpoint = await startTlsEndpoint(authority, { lifetimeSeconds });
  const { env, writeFile } = await setServiceStage();
  const tlsEnv: Record<string, string> = {
    ...env,
    PHOENIX_TOKEN_URL: endpoint.tokenUrl,
    PHOENIX_UPSTREAM_CERT_FILE: writeFile('cert.pem', cert),
    PHOENIX_UPSTREAM_KEY_FILE: writeFile('key.pem', key),
    PHOENIX_UPSTREAM_CA_FILE: writeFile('ca.pem', ca),
  };
  return { endpoint, env: tlsEnv, writeFile };
}

describe('a token endpoint that demands a client certificate', () => {
  it('gets it', async () => {
    const { endpoint, env } = await setTlsStage(partner, authority.ca);
    const service = startProcess(env);

    const { status } = await ask(`${await service.url()}/token`);
    service.child.kill('SIGTERM');

    expect(status).toBe(200);
    expect(endpoint.callers).toEqual(['partner']);
    expect((await service.ended).code).toBe(0);
  });

  it('refuses one of another authority, which is upstream_unavailable', async () => {
    const { endpoint, env } = await setTlsStage(await stranger.issue('partner'), authority.ca);
    const service = startProcess(env);

    const line = await service.untilLogged('no token; callers get 503');

    expect(line).toMatchObject({ code: 'upstream_unavailable' });
    expect(endpoint.callers).toEqual([]);
  });

  it('is not trusted without its own authority, and never sees the secret', async () => {
    const { endpoint, env } = await setTlsStage(partner, stranger.ca);
    const service = startProcess(env);

    const line = await service.untilLogged('no token; callers get 503');

    expect(line).toMatchObject({
      code: 'upstream_unavailable',
      reason: expect.stringMatching(
        /\((SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE)\)/,
      ),
    });
    expect(endpoint.callers).toEqual([]);
  });

  it('gets a renewed certificate without a restart', async () => {
    const { endpoint, env, writeFile } = await setTlsStage(partner, authority.ca, 2);
    const service = startProcess(env);
    await service.url();
    await until('the first token is there', () => endpoint.callers.length > 0);

    const renewed = await authority.issue('renewed partner');
    writeFile('key.pem', renewed.key);
    writeFile('cert.pem', renewed.cert);

    await until('the new one is shown', () => endpoint.callers.includes('renewed partner'));
    expect(service.child.exitCode).toBeNull();
  });
});

describe('the start ends with the name of the setting', () => {
  async function problemsWith(changes: Partial<Identity & { ca: string }>): Promise<string> {
    const { cert, key, ca } = { ...partner, ca: authority.ca, ...changes };
    const { env } = await setTlsStage({ cert, key }, ca);
    const service = startProcess(env);
    expect((await service.ended).code).toBe(78);
    return service.said.error;
  }

  it.each([
    ['cert', /PHOENIX_UPSTREAM_CERT_FILE .* certificate in PEM/],
    ['key', /PHOENIX_UPSTREAM_KEY_FILE .* private key in PEM/],
    ['ca', /PHOENIX_UPSTREAM_CA_FILE .* certificates in PEM/],
  ] as const)('that has rubbish for a %s', async (name, expected) => {
    const error = await problemsWith({ [name]: 'hunter2-hunter2' });

    expect(error).toMatch(expected);
    expect(error).not.toContain('hunter2');
  });

  it('where key and certificate do not belong together', async () => {
    const other = await authority.issue('partner');

    const error = await problemsWith({ key: other.key });

    expect(error).toMatch(/CERT_FILE and the key of PHOENIX_UPSTREAM_KEY_FILE do not belong/);
  });
});

test('a certificate without a key is refused', async () => {
  const { env, writeFile } = await setServiceStage();
  const path = writeFile('cert.pem', partner.cert);

  const service = startProcess({ ...env, PHOENIX_UPSTREAM_CERT_FILE: path });

  expect((await service.ended).code).toBe(78);
  expect(service.said.error).toMatch(/CERT_FILE .* and PHOENIX_UPSTREAM_KEY_FILE .* together/);
});
