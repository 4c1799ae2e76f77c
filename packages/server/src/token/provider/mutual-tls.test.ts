import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { getRequestListener } from '@hono/node-server';
import { createSandbox, SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { Agent, fetch as undiciFetch } from 'undici';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { phoenixMarket } from './phoenix-market.js';
import {
  createAuthority,
  type Authority,
  type Identity,
} from '@phoenix-checkout/test-kit/certificates';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { createTokenManager } from '../manager/token-manager.js';

let authority: Authority;
let ours: Identity;

beforeAll(async () => {
  authority = await createAuthority('test');
  ours = await authority.issue('partner');
});

/** A sandbox behind TLS that lets in nobody without a certificate of the authority. */
async function startGuardedPhoenix() {
  const sandbox = createSandbox();
  const callers: string[] = [];
  const answer = getRequestListener(sandbox.fetch, { overrideGlobalObjects: false });
  const { cert, key } = await authority.issue('phoenix');
  const guard = { requestCert: true, rejectUnauthorized: true, ca: authority.ca };
  const server = createServer({ cert, key, ...guard }, (req, res) => {
    callers.push(String((req.socket as TLSSocket).getPeerCertificate().subject.CN));
    void answer(req, res);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { sandbox, callers, tokenUrl: `https://127.0.0.1:${port}/oauth/token` };
}

/** As the README does it. */
function createMutualTlsFetch(connect: { cert?: string; key?: string; ca?: string }): typeof fetch {
  const dispatcher = new Agent({ connect });
  onTestFinished(() => dispatcher.close());
  const send = (url: string, init: object) => undiciFetch(url, { ...init, dispatcher });
  return send as typeof fetch;
}

function createManager(tokenUrl: string, fetch?: typeof globalThis.fetch) {
  return createTokenManager({
    provider: phoenixMarket({
      clientId: SANDBOX_CLIENT_ID,
      clientSecret: SANDBOX_CLIENT_SECRET,
      tokenUrl,
      fetch,
    }),
  });
}

test('a fetch with a client certificate gets a token', async () => {
  const { callers, tokenUrl } = await startGuardedPhoenix();
  const manager = createManager(tokenUrl, createMutualTlsFetch({ ...ours, ca: authority.ca }));

  const token = await manager.getToken();

  expect(token).toMatchObject({ tokenType: 'Bearer', scope: ['iframe'] });
  expect(callers).toEqual(['partner']);
});

test.each([
  ['none', () => undefined],
  ['that of another authority', async () => (await createAuthority('other')).issue('partner')],
])('with %s for a certificate it is upstream_unavailable', async (_, certify) => {
  const { sandbox, callers, tokenUrl } = await startGuardedPhoenix();
  const connect = { ...(await certify()), ca: authority.ca };
  const manager = createManager(tokenUrl, createMutualTlsFetch(connect));

  const error = await failure(manager.getToken());

  expect(error).toMatchObject({ code: 'upstream_unavailable' });
  expectNoSecrets(error, [SANDBOX_CLIENT_SECRET]);
  expect([callers, sandbox.tokenRequests]).toEqual([[], 0]);
});

test('an endpoint whose certificate is not trusted never gets the secret', async () => {
  const { sandbox, callers, tokenUrl } = await startGuardedPhoenix();

  const error = await failure(createManager(tokenUrl).getToken());

  expect(error).toMatchObject({
    code: 'upstream_unavailable',
    message: expect.stringMatching(/UNABLE_TO_VERIFY|SELF_SIGNED/),
  });
  expect([callers, sandbox.tokenRequests]).toEqual([[], 0]);
});
