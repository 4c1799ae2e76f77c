import { expect, it } from 'vitest';
import { startSandbox } from './node/index.js';
import { readmeCommands } from '../test-support/readme-commands.js';

const commands = readmeCommands();

it('has the commands that are tried here', () => {
  expect(commands.map(({ method, path }) => `${method} ${path}`)).toEqual(
    expect.arrayContaining(['POST /oauth/token', 'POST /admin/faults', 'DELETE /admin/faults']),
  );
});

it.each(commands)('works over HTTP: $text', async ({ method, path, headers, body }) => {
  const { url, stop } = await startSandbox();

  const reply = await fetch(url + path, { method, headers, ...(body && { body }) });
  const text = await reply.text();
  await stop();

  expect(reply.status).toBe(200);
  expect(JSON.parse(text)).not.toHaveProperty('error');
});
