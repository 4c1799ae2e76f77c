import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OAuth2Server } from 'oauth2-mock-server';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phoenixWallet } from './phoenix-wallet.js';
import { createTokenManager } from '../manager/token-manager.js';

const credentials = { clientId: 'partner', clientSecret: 'a secret that is long enough' };

describe('oidc-provider', () => {
  const server = createServer();
  let tokenUrl = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const provider = new Provider(`http://127.0.0.1:${port}`, {
      clients: [
        {
          client_id: credentials.clientId,
          client_secret: credentials.clientSecret,
          token_endpoint_auth_method: 'client_secret_post',
          grant_types: ['client_credentials'],
          redirect_uris: [],
          response_types: [],
          scope: 'wallets:read wallets:write',
        },
        {
          client_id: 'no-grant',
          client_secret: credentials.clientSecret,
          token_endpoint_auth_method: 'client_secret_post',
          grant_types: ['authorization_code'],
          redirect_uris: ['https://partner.example/'],
        },
      ],
      features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
      scopes: ['wallets:read', 'wallets:write', 'policies:read'],
      ttl: { ClientCredentials: 600 },
    });
    server.on('request', provider.callback());
    tokenUrl = `http://127.0.0.1:${port}/token`;
  });
  afterAll(() => new Promise((resolve) => void server.close(resolve)));

  test('grants a token', async () => {
    const provider = phoenixWallet({ ...credentials, tokenUrl, scopes: ['wallets:read'] });
    const manager = createTokenManager({ provider });

    const token = await manager.getToken();

    expect(token).toMatchObject({ tokenType: 'Bearer', scope: ['wallets:read'] });
    expect(token.accessToken.length).toBeGreaterThan(20);
    expect(token.expiresIn).toBeGreaterThan(590);
    expect(token.expiresIn).toBeLessThanOrEqual(600);
  });

  test('a wrong secret is invalid_client', async () => {
    const provider = phoenixWallet({
      ...credentials,
      clientSecret: 'wrong',
      tokenUrl,
      scopes: ['wallets:read'],
    });

    await expect(createTokenManager({ provider }).getToken()).rejects.toMatchObject({
      code: 'invalid_client',
    });
  });

  test('a scope that is not granted is invalid_scope', async () => {
    const provider = phoenixWallet({ ...credentials, tokenUrl, scopes: ['policies:read'] });

    await expect(createTokenManager({ provider }).getToken()).rejects.toMatchObject({
      code: 'invalid_scope',
    });
  });

  test('a client that may not use client credentials is refused', async () => {
    const provider = phoenixWallet({
      ...credentials,
      clientId: 'no-grant',
      tokenUrl,
      scopes: ['wallets:read'],
    });

    // It says unauthorized_client, which Phoenix does not document.
    await expect(createTokenManager({ provider }).getToken()).rejects.toMatchObject({
      code: 'upstream_invalid_response',
    });
  });
});

describe('oauth2-mock-server', () => {
  const server = new OAuth2Server();
  let tokenUrl = '';

  beforeAll(async () => {
    await server.issuer.keys.generate('RS256');
    await server.start(0, '127.0.0.1');
    tokenUrl = `http://127.0.0.1:${server.address().port}/token`;
  });
  afterAll(() => server.stop());

  const provide = () =>
    phoenixWallet({ ...credentials, tokenUrl, scopes: ['wallets:read', 'wallets:write'] });

  test('grants a JWT', async () => {
    const token = await createTokenManager({ provider: provide() }).getToken();

    expect(token.accessToken.split('.')).toHaveLength(3);
    expect(token.expiresIn).toBeGreaterThan(3590);
    expect(token.scope).toEqual(['wallets:read', 'wallets:write']);
  });

  test('its invalid_grant keeps its name', async () => {
    server.service.once('beforeResponse', (response) => {
      response.statusCode = 400;
      response.body = { error: 'invalid_grant' };
    });

    await expect(createTokenManager({ provider: provide() }).getToken()).rejects.toMatchObject({
      code: 'invalid_grant',
    });
  });

  test('a token that says of itself that it lives shorter is believed', async () => {
    server.service.once('beforeTokenSigning', (token) => {
      token.payload.exp = Number(token.payload.iat) + 120;
    });

    const token = await createTokenManager({ provider: provide() }).getToken();

    expect(token.expiresIn).toBeLessThanOrEqual(120);
  });
});
