// @vitest-environment node
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { realpathSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPackages } from './install-packages.js';

let installed: Awaited<ReturnType<typeof installPackages>>;
// It compiles and bundles, which takes a while on a busy machine.
beforeAll(async () => {
  installed = await installPackages();
}, 120_000);
afterAll(() => installed.remove());

// React's part of TanStack Query cannot be imported there without a bundler; this is what is under it.
const reactQuery = createRequire(import.meta.url).resolve('@tanstack/react-query');
const queryCore = createRequire(realpathSync(reactQuery)).resolve('@tanstack/query-core');

/** Runs a module in plain Node, beside the packages, and gives what it logs. */
async function run(code: string, ...flags: string[]): Promise<unknown> {
  const args = [...flags, '--input-type=module', '--eval', code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: installed.folder });
  return JSON.parse(stdout);
}
const asServer = '--conditions=react-server';
const listExports = `
  import * as entry from '@phoenix-checkout/react';
  console.log(JSON.stringify(Object.keys(entry)));`;

/** What is published but for the helpers of tests, which are no part of an app. */
async function readBuilt(): Promise<{ name: string; text: string }[]> {
  const dist = join(installed.folder, 'node_modules/@phoenix-checkout/react/dist');
  const names = await readdir(dist, { recursive: true });
  const modules = names.filter((name) => name.endsWith('.js') && !name.startsWith('testing'));
  return Promise.all(
    modules.map(async (name) => ({ name, text: await readFile(join(dist, name), 'utf8') })),
  );
}
const isClient = /^["']use client["'];/;

describe('for React Server Components', () => {
  it('the package is imported without an error, and has the same exports', async () => {
    expect(await run(listExports, asServer)).toEqual(await run(listExports));
  });

  it('components and hooks are client references', async () => {
    const tags = await run(
      `
      import * as entry from '@phoenix-checkout/react';
      const names = ['PhoenixCheckout', 'PhoenixCheckoutModal', 'PhoenixPaymentLink', 'PhoenixProvider', 'usePhoenixCheckout', 'usePhoenixOrder', 'usePhoenixToken', 'prefetchPhoenixToken'];
      console.log(JSON.stringify(names.map((name) => Symbol.keyFor(entry[name].$$typeof))));`,
      asServer,
    );

    expect(tags).toEqual(Array.from({ length: 8 }, () => 'react.client.reference'));
  });

  it('a hook that is called all the same says where it runs', async () => {
    const message = await run(
      `
      import { usePhoenixToken } from '@phoenix-checkout/react';
      try { usePhoenixToken(); } catch ({ code, message }) { console.log(JSON.stringify([code, message])); }`,
      asServer,
    );

    expect(message).toEqual(['client_only', expect.stringContaining('runs on the client')]);
  });

  it('a token is prefetched there, and values are checked', async () => {
    const seen = await run(
      `
      import { QueryClient, dehydrate } from '${pathToFileURL(queryCore)}';
      import { phoenixTokenQueryOptions, isUsdAmount, parseWalletAddress } from '@phoenix-checkout/react';
      const client = new QueryClient();
      const getToken = () => ({ access_token: 'opaque', expires_in: 600 });
      await client.prefetchQuery(phoenixTokenQueryOptions({ getToken, tokenKey: 'shop' }));
      const [{ state }] = dehydrate(client).queries;
      const address = parseWalletAddress('0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed');
      console.log(JSON.stringify([state.data, isUsdAmount('1e3'), address]));`,
      asServer,
    );

    expect(seen).toEqual([
      { access_token: 'opaque', expires_in: 600 },
      false,
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    ]);
  });

  it.each([
    ['the boundary', 'from "#client"'],
    ['a component', 'function PhoenixCheckout('],
    ['the provider', 'function PhoenixProvider('],
    ['a hook', 'function usePhoenixToken('],
  ])("%s keeps its 'use client' through the build", async (_, code) => {
    const files = (await readBuilt()).filter(({ text }) => text.includes(code));

    expect(files).toHaveLength(1);
    expect(files[0]?.text).toMatch(isClient);
  });

  it('what a server component calls itself is in no client module', async () => {
    const files = (await readBuilt()).filter(({ text }) =>
      text.includes('function phoenixTokenQueryOptions('),
    );

    expect(files).toHaveLength(1);
    expect(files[0]?.text).not.toMatch(isClient);
  });

  it("whatever needs React keeps its 'use client', and nothing else has one", async () => {
    const needsReact = /from "(react|react\/jsx-runtime|@tanstack\/react-query|#client)"/;

    for (const { name, text } of await readBuilt()) {
      expect([name, isClient.test(text)]).toEqual([name, needsReact.test(text)]);
    }
  });
});

describe('on a server without them', () => {
  it('the package renders in plain Node, with no DOM', async () => {
    const html = await run(`
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { PhoenixCheckout } from '@phoenix-checkout/react';
      const props = { address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', amount: '1', initialToken: 'opaque' };
      console.log(JSON.stringify(renderToString(createElement(PhoenixCheckout, props))));`);

    expect(html).toContain('<iframe');
  });
});
