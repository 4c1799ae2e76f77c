import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { readBody } from './request-body.js';

/** What is read of a body. */
async function read(body: string): Promise<unknown> {
  const app = new Hono().post('/', async (context) =>
    context.json([await readBody(context)] as unknown[]),
  );
  const reply = await app.request('/', { method: 'POST', body });
  const [fields] = await reply.json();
  return fields;
}

it('reads the fields of a JSON object', async () => {
  expect(await read('{"method": "bank"}')).toEqual({ method: 'bank' });
});

it.each(['[{"method": "bank"}]', '"bank"', 'null', '1', '', 'method=bank'])(
  'reads no fields of what is no JSON object: %s',
  async (body) => {
    expect(await read(body)).toEqual({});
  },
);
