import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  accessTokenOf,
  handClock,
  jsonRequest,
  marketRequest,
  origin,
  walletRequest,
} from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';

describe.each(transports)('$name', ({ open }) => {
  const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

  function claimsOf(token: string) {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  }

  describe('Phoenix Market', () => {
    it('answers with the documented reply', async () => {
      const reply = await (await open()).fetch(marketRequest());

      expect(reply.status).toBe(200);
      expect(reply.headers.get('Cache-Control')).toBe('no-store');
      expect(await reply.json()).toEqual({
        access_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: ['iframe'],
      });
    });

    it('mints an HS256 JWT with the documented claims', async () => {
      const clock = handClock();
      const token = await accessTokenOf(await open({ now: clock.now }));

      const issuedAt = clock.now() / 1000;
      expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' });
      expect(claimsOf(token)).toEqual({
        partner: { client_id: 'sandbox-client' },
        scope: ['iframe'],
        version: '1',
        iat: issuedAt,
        exp: issuedAt + 3600,
        jti: expect.stringMatching(uuid),
      });
    });

    it('mints another token for each request', async () => {
      const sandbox = await open();

      expect(await accessTokenOf(sandbox)).not.toBe(await accessTokenOf(sandbox));
    });

    it('takes the credentials and the lifetime of the options', async () => {
      const sandbox = await open({
        clientId: 'mine',
        clientSecret: 'own',
        tokenLifetimeSeconds: 60,
      });

      const reply = await sandbox.fetch(marketRequest({ client_id: 'mine', client_secret: 'own' }));

      const { access_token: token, expires_in: expiresIn } = await reply.json();
      const { iat, exp } = claimsOf(token);
      expect(expiresIn).toBe(60);
      expect(exp - iat).toBe(60);
      expect((await sandbox.fetch(marketRequest())).status).toBe(401);
    });

    it.each([
      ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
      ['a missing secret', { client_secret: undefined }, 401, 'invalid_client'],
      ['an unknown client', { client_id: 'someone' }, 401, 'invalid_client'],
      ['a client id that is no text', { client_id: 7 }, 401, 'invalid_client'],
      ['a missing grant type', { grant_type: undefined }, 400, 'invalid_request'],
      ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ])('refuses %s', async (_name, changes, status, error) => {
      const reply = await (await open()).fetch(marketRequest(changes));

      expect(reply.status).toBe(status);
      expect(await reply.json()).toEqual({ error, error_description: expect.any(String) });
    });
  });

  describe('Phoenix Wallet', () => {
    it('answers with the documented reply, the scope as a text', async () => {
      const reply = await (await open()).fetch(walletRequest());

      expect(reply.status).toBe(200);
      expect(await reply.json()).toEqual({
        access_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'wallets:read wallets:write',
      });
    });

    it('mints an RS256 JWT that its published keys verify', async () => {
      const sandbox = await open();
      const reply = await sandbox.fetch(walletRequest({ scope: 'ledger:read' }));
      const { access_token: token } = await reply.json();

      const keys = await sandbox.fetch(new Request(`${origin}/.well-known/jwks.json`));
      const { payload, protectedHeader } = await jwtVerify(
        token,
        createLocalJWKSet(await keys.json()),
      );

      expect(protectedHeader.alg).toBe('RS256');
      expect(payload).toMatchObject({ sub: 'sandbox-wallet-client', scope: 'ledger:read' });
      expect(payload.jti).toMatch(uuid);
    });

    it.each([
      ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
      [
        "Phoenix Market's credentials",
        { client_id: 'sandbox-client', client_secret: 'sandbox-secret-worth-nothing' },
        401,
        'invalid_client',
      ],
      ['another grant type', { grant_type: 'password' }, 400, 'invalid_grant'],
      ['a missing grant type', { grant_type: undefined }, 400, 'invalid_request'],
      ['a scope that does not exist', { scope: 'wallets:read all' }, 400, 'invalid_scope'],
      ['no scope', { scope: undefined }, 400, 'invalid_scope'],
    ])('refuses %s', async (_name, changes, status, error) => {
      const reply = await (await open()).fetch(walletRequest(changes));

      expect(reply.status).toBe(status);
      expect(await reply.json()).toEqual({ error, error_description: expect.any(String) });
    });

    it('grants only the scopes that the client is allowed', async () => {
      const sandbox = await open({ walletScopes: ['ledger:read'] });

      expect((await sandbox.fetch(walletRequest({ scope: 'ledger:read' }))).status).toBe(200);
      expect((await sandbox.fetch(walletRequest({ scope: 'wallets:read' }))).status).toBe(400);
    });

    it('refuses a parameter that is given twice', async () => {
      const reply = await (
        await open()
      ).fetch(
        new Request(`${origin}/oauth/token`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: 'client_id=a&client_id=b',
        }),
      );

      expect(reply.status).toBe(400);
      expect(await reply.json()).toMatchObject({ error: 'invalid_request' });
    });
  });

  describe('neither dialect', () => {
    it.each([
      ['text', 'text/plain', 'hello'],
      ['JSON that is cut', 'application/json', '{"client_id"'],
      ['JSON that is no object', 'application/json', '[]'],
      ['nothing', '', ''],
    ])('refuses %s', async (_name, type, body) => {
      const reply = await (
        await open()
      ).fetch(
        new Request(`${origin}/oauth/token`, {
          method: 'POST',
          headers: type ? { 'Content-Type': type } : {},
          body,
        }),
      );

      expect(reply.status).toBe(400);
      expect(await reply.json()).toMatchObject({ error: 'invalid_request' });
    });

    it('allows POST only', async () => {
      const reply = await (await open()).fetch(jsonRequest('/oauth/token', { method: 'GET' }));

      expect(reply.status).toBe(405);
      expect(reply.headers.get('Allow')).toBe('POST');
    });

    it('gives pages of other origins no leave to read tokens', async () => {
      const request = marketRequest();
      request.headers.set('Origin', 'https://shop.example');

      const reply = await (await open()).fetch(request);

      expect(reply.headers.get('Access-Control-Allow-Origin')).toBeNull();
    });

    it('never repeats what it was sent', async () => {
      const secret = 'a-secret-that-must-not-come-back';
      const sandbox = await open();

      for (const request of [
        marketRequest({ client_secret: secret }),
        walletRequest({ client_secret: secret }),
        marketRequest({ grant_type: secret }),
        walletRequest({ scope: secret }),
      ]) {
        const reply = await sandbox.fetch(request);
        expect(await reply.text()).not.toContain(secret);
      }
    });
  });

  it('counts requests and tokens', async () => {
    const sandbox = await open();

    await sandbox.fetch(marketRequest());
    await sandbox.fetch(walletRequest());
    await sandbox.fetch(marketRequest({ client_secret: 'wrong' }));

    expect(sandbox.tokenRequests).toBe(3);
    expect(sandbox.tokensIssued).toBe(2);
  });
});
