import { describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../sandbox/index.js';
import { jsonRequest, marketRequest, origin } from '../../test-support/requests.js';
import { transports } from '../../test-support/transports.js';

const faultsOf = (bytes: number) => JSON.stringify({}).padEnd(bytes, ' ');
const post = (body: BodyInit) => new Request(`${origin}/admin/faults`, { method: 'POST', body });

describe.each(transports)('$name', ({ open }) => {
  it('takes a body of 64 KiB', async () => {
    const reply = await (await open()).fetch(post(faultsOf(65_536)));

    expect(reply.status).toBe(200);
  });

  it('refuses one that is larger', async () => {
    const sandbox = await open();

    const reply = await sandbox.fetch(post(faultsOf(65_537)));
    const next = await sandbox.fetch(post('{}'));

    expect(reply.status).toBe(413);
    expect(await reply.json()).toEqual({
      error: 'body_too_large',
      error_description: 'A body has at most 65536 bytes.',
    });
    expect(next.status).toBe(200);
  });

  it.each(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'PUT'])(
    'answers a %s without a body',
    async (method) => {
      const reply = await (await open()).fetch(jsonRequest('/admin/faults', { method }));

      expect(reply.status).toBeLessThan(500);
    },
  );

  it('reads a body of several chunks in their order', async () => {
    const sandbox = await open();

    const [half, rest] = ['{"client_id": "sandbox-client", "client_sec', 'ret": "wrong"}'];
    const reply = await sandbox.fetch(
      new Request(marketRequest(), { method: 'POST', body: new Blob([half, rest]) }),
    );

    expect(reply.status).toBe(401);
  });
});

/** A body of which the rest never comes. */
const brokenBody = () =>
  new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"client_')),
    pull: (controller) => controller.error(new DOMException('The page left.', 'AbortError')),
  });

it.each(['/oauth/token', '/admin/faults', '/api/checkout', '/api/orders/1/cancel', '/'])(
  'a request to %s whose sender leaves halfway is no failure of the sandbox',
  async (path) => {
    const onError = vi.fn<(error: unknown) => void>();
    const sandbox = createSandbox({ onError });
    const init = { method: 'POST', body: brokenBody(), duplex: 'half' };

    const reply = await sandbox.fetch(new Request(origin + path, init));

    expect(reply.type).toBe('error');
    expect(onError).not.toHaveBeenCalled();
  },
);
