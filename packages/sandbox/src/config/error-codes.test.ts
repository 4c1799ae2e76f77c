import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { readArguments, runCommand } from '../cli/index.js';
import { createSandbox, type SandboxErrorCode } from '../index.js';
import { sandboxHandlers } from '../msw/index.js';
import { startSandbox } from '../node/index.js';

async function start(options: Parameters<typeof startSandbox>[0] = {}): Promise<void> {
  const { stop } = await startSandbox({ port: 0, ...options });
  onTestFinished(stop);
}

/** Runs a command against what listens at this URL. */
async function run(command: string, url: string): Promise<void> {
  const read = readArguments([...command.split(' '), '--port', new URL(url).port]);
  if (read.asks === 'command') await runCommand(read, () => {});
}

/** What each page of `docs/errors` names as a cause, and how an app comes to see the code. */
const provoked = {
  invalid_option: {
    'a lifetime that is no number': () => createSandbox({ tokenLifetimeSeconds: 0.5 }),
    'a port out of range': () => start({ port: 65_536 }),
    'an empty credential': () => createSandbox({ clientId: '' }),
    'a host name with a port': () => createSandbox({ allowedHosts: ['shop.example:80'] }),
    'an origin with a path': () => createSandbox({ allowedOrigins: ['https://shop.example/a'] }),
    'a form of webhooks that does not exist': () =>
      createSandbox({ webhookForm: JSON.parse('{"timestamps": "none"}') }),
    'a form on the command line that does not exist': () =>
      readArguments(['--webhook-form', 'timestamps=none']),
    'a form of one event that does not exist': async () => {
      const { url, stop } = await startSandbox({ port: 0 });
      onTestFinished(stop);
      await run('trigger order_created --webhook-form timestamps=none', url);
    },
    'a fault that does not exist': () =>
      createSandbox().setFaults({ nothing: true } as unknown as object),
    'a URL that is not absolute': () => sandboxHandlers(createSandbox(), { url: '/phoenix' }),
  },
  listen_failed: {
    'a port that is taken': async () => {
      const { url, stop } = await startSandbox({ port: 0 });
      onTestFinished(stop);
      await start({ port: Number(new URL(url).port) });
    },
    'a host that is not of this machine': () => start({ host: '192.0.2.1' }),
  },
  sandbox_not_found: {
    'none runs': async () => {
      const { url, stop } = await startSandbox({ port: 0 });
      await stop();
      await run('scenario paid', url);
    },
    'something else listens on that port': async () => {
      const { url, stop } = await listen((_request, response) => response.end('a shop'));
      onTestFinished(stop);
      await run('scenario paid', url);
    },
  },
  webhook_not_accepted: {
    'it answers with another status each time': async () => {
      const shop = await listen((_request, response) => response.writeHead(500).end());
      onTestFinished(shop.stop);
      const { url, stop } = await startSandbox({ webhookUrl: shop.url });
      onTestFinished(stop);
      await run('scenario paid', url);
    },
  },
} satisfies Record<SandboxErrorCode, Record<string, () => unknown>>;

describe.each(Object.entries(provoked))('%s', (code, causes) => {
  test.each(Object.entries(causes))('%s', async (_, provoke) => {
    await expect((async () => provoke())()).rejects.toMatchObject({ name: 'PhoenixError', code });
  });
});
