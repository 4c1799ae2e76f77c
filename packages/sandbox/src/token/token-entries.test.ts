import { describe, expect, it } from 'vitest';
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '../config/index.js';
import type { Sandbox } from '../sandbox/index.js';
import { marketRequest, origin, send, walletRequest } from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';

const details = async (sandbox: Sandbox, seq: number) =>
  (await send(sandbox, `/admin/events/${seq}`, undefined)).body.details;

const post = (contentType: string, body: string, headers: Record<string, string> = {}) =>
  new Request(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': contentType, ...headers },
    body,
  });

describe.each(transports)('$name', ({ open }) => {
  it('the entry of a token has the request and the reply, secret and token masked', async () => {
    const sandbox = await open();

    const { access_token: token } = await (await sandbox.fetch(marketRequest())).json();
    const told = await details(sandbox, 1);

    expect(told).toMatchObject({
      request: {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: {
          client_id: SANDBOX_CLIENT_ID,
          client_secret: '(masked)',
          grant_type: 'client_credentials',
        },
      },
      reply: {
        status: 200,
        headers: { 'cache-control': 'no-store' },
        body: { access_token: '(masked)', token_type: 'Bearer', expires_in: 3600 },
      },
    });
    expect(JSON.stringify(told)).not.toContain(token);
    expect(JSON.stringify(told)).not.toContain(SANDBOX_CLIENT_SECRET);
  });

  it('the entry of a refusal has them too, of the other dialect', async () => {
    const sandbox = await open();

    await sandbox.fetch(walletRequest({ client_secret: 'a secret of production' }));
    const told = await details(sandbox, 1);

    expect(told).toMatchObject({
      request: { body: { client_secret: '(masked)', scope: 'wallets:read wallets:write' } },
      reply: { status: 401, body: { error: 'invalid_client' } },
    });
  });

  it('the entry of a fault has what was answered in place of a token', async () => {
    const sandbox = await open();
    sandbox.setFaults({ token: { reply: 503, retryAfterSeconds: 7 } });

    await sandbox.fetch(marketRequest());
    const told = await details(sandbox, 2);

    expect(told).toMatchObject({
      request: { body: { client_id: SANDBOX_CLIENT_ID } },
      reply: { status: 503, headers: { 'retry-after': '7' }, body: 'Service Unavailable' },
    });
  });

  it('the entry of a connection that is cut says that there was no answer', async () => {
    const sandbox = await open();
    sandbox.setFaults({ token: { reply: 'reset' } });

    await sandbox.fetch(marketRequest());

    expect(await details(sandbox, 2)).toMatchObject({ reply: 'none: the connection was cut' });
  });

  it.each([
    ['JSON with another name', post('application/json', '{"clientSecret": "s3cr3t!"}')],
    ['JSON in JSON', post('application/json', '{"credentials": {"value": "s3cr3t!"}}')],
    ['JSON that is none', post('application/json', '{"client_secret": s3cr3t!')],
    [
      'a form that is encoded wrongly',
      post('application/x-www-form-urlencoded', 'client_secret=a&s3cr3t!'),
    ],
    ['text', post('text/plain', 's3cr3t!')],
    ['a header', post('application/json', '{}', { Authorization: 'Basic s3cr3t!' })],
    ['a header of another name', post('application/json', '{}', { 'X-Api-Key': 's3cr3t!' })],
  ])('a secret stays out of the journal where it came in %s', async (_name, request) => {
    const sandbox = await open();

    await sandbox.fetch(request);
    const told = await details(sandbox, 1);

    expect(told).toHaveProperty('request.body');
    expect(JSON.stringify(told)).not.toContain('s3cr3t!');
  });
});
