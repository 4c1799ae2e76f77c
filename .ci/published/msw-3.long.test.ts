import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installApp, type App } from './install-app.js';
import { findNode } from './node-versions.js';
import { run } from './run.js';

/** Asks both packages' handlers for a token. */
const program = `
import { setupServer } from 'msw/node';
import { phoenixTokenHandler } from '@phoenix-checkout/react/testing/msw';
import { createSandbox } from '@phoenix-checkout/sandbox';
import { sandboxHandlers } from '@phoenix-checkout/sandbox/msw';

const url = 'http://shop.test/api/phoenix/token';
const handlers = sandboxHandlers(createSandbox(), { url: 'http://phoenix.test/' });
const server = setupServer(phoenixTokenHandler({ url }), ...handlers);
server.listen({ onUnhandledRequest: 'error' });
const page = await (await fetch(url)).json();
const grant = await fetch('http://phoenix.test/oauth/token', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    client_id: 'sandbox-client',
    client_secret: 'sandbox-secret-worth-nothing',
    grant_type: 'client_credentials',
  }),
});
const { access_token } = await grant.json();
server.close();
console.log(JSON.stringify([typeof page.access_token, typeof access_token]));
`;

// MSW 3 wants Node 22.12.
const node = findNode('22');

describe.skipIf(!node)('in an app with MSW 3', () => {
  let app: App;
  beforeAll(async () => {
    app = await installApp({
      packages: ['react', 'sandbox'],
      dependencies: {
        react: '19.3.1',
        'react-dom': '19.3.1',
        '@tanstack/react-query': '5.108.0',
        msw: '3.0.5',
      },
    });
  });
  afterAll(() => app?.remove());

  it('the handlers of react and sandbox answer', async () => {
    await writeFile(join(app.folder, 'ask.js'), program);

    const { exitCode, output } = await run(node ?? '', ['ask.js'], { cwd: app.folder });

    expect(output).toBe('["string","string"]\n');
    expect(exitCode).toBe(0);
  });
});
