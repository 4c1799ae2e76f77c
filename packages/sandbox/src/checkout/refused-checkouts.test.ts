import { describe, expect, it } from 'vitest';
import {
  accessTokenOf,
  checkoutQuery,
  handClock,
  jsonRequest,
  origin,
  send,
} from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';
import type { Sandbox } from '../sandbox/index.js';

const entry = async (sandbox: Sandbox, seq: number) =>
  (await send(sandbox, `/admin/events/${seq}`, undefined)).body;

describe.each(transports)('$name', ({ open }) => {
  it.each([
    ['/api/checkout', { address: '0x12' }, 'invalid_address', 400],
    ['/api/checkout', { amount: '1,5' }, 'invalid_amount', 400],
    ['/api/checkout', { access_token: undefined }, 'missing_token', 401],
    ['/api/sessions', { access_token: 'opensesame' }, 'invalid_token', 401],
    ['/api/sessions', { payment_id: 'nothing' }, 'invalid_payment_link', 400],
  ])('a checkout that is refused is told: %s, %j', async (path, changes, error, status) => {
    const sandbox = await open();
    const query = checkoutQuery(await accessTokenOf(sandbox), changes);

    const reply = await send(sandbox, path, { query });
    const told = await entry(sandbox, 2);

    expect(reply.status).toBe(status);
    expect(told).toMatchObject({
      kind: 'session',
      type: 'refused',
      tone: 'bad',
      title: `Checkout refused: ${reply.body.error_description}`,
      details: { status, error, error_description: reply.body.error_description },
    });
  });

  it('a checkout that is refused is told without its token', async () => {
    const sandbox = await open({ now: handClock().now });
    const token = await accessTokenOf(sandbox);
    const opaque = 'opaque-but-secret';

    await send(sandbox, '/api/checkout', { query: checkoutQuery(token, { amount: '-1' }) });
    await send(sandbox, '/api/checkout', { query: checkoutQuery(opaque, { theme: 'dark' }) });
    const told = [await entry(sandbox, 2), await entry(sandbox, 3)];

    expect(JSON.stringify(told)).not.toContain(token);
    expect(JSON.stringify(told)).not.toContain(opaque);
    expect(told[0]).toMatchObject({ details: { parameters: { amount: '-1' } } });
  });

  it('a fault that answers in place of the page or a step is told', async () => {
    const sandbox = await open();
    sandbox.setFaults({ checkout: { reply: 503 } });

    await sandbox.fetch(new Request(`${origin}/${checkoutQuery('secret-token')}`));
    await sandbox.fetch(jsonRequest('/api/checkout', { body: {} }));
    const told = [await entry(sandbox, 2), await entry(sandbox, 3)];

    expect(told).toMatchObject([
      {
        kind: 'session',
        type: 'fault',
        tone: 'bad',
        title: 'No answer to GET /: the fault 503 is on',
      },
      { title: 'No answer to POST /api/checkout: the fault 503 is on' },
    ]);
    expect(JSON.stringify(told)).not.toContain('secret-token');
  });
});
