import { expect, it } from 'vitest';
import { startSandbox } from './node/index.js';
import { startPayer } from '../test-support/payer.js';
import { readmeCommands } from '../test-support/readme-commands.js';

const commands = readmeCommands();

it('has the commands that are tried here', () => {
  expect(commands.map(({ method, path }) => `${method} ${path}`)).toEqual(
    expect.arrayContaining(['POST /oauth/token', 'POST /admin/faults', 'DELETE /admin/faults']),
  );
});

it.each(commands)('works over HTTP: $text', async ({ method, path, headers, body }) => {
  const { url, sandbox, stop } = await startSandbox();
  const orderId = await (await startPayer(sandbox)).order();
  const [event] = sandbox.webhooks.events;
  const realPath = path.replace(/evt_\w+/, event?.id ?? '').replace(/(?<=orders\/)\w{22}/, orderId);

  const reply = await fetch(url + realPath, { method, headers, ...(body && { body }) });
  const text = await reply.text();
  await stop();

  expect(reply.ok).toBe(true);
  // A scenario answers with a line of JSON for each step.
  for (const line of text.trim().split('\n')) {
    expect(JSON.parse(line)).not.toHaveProperty('error');
  }
});
