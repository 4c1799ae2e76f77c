import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installApp, type App } from './install-app.js';

const versions = ['5.5.4', '5.6.3', '5.7.3', '5.8.3', '5.9.3', '6.0.3'];
const nameOf = (version: string) => `typescript-${version}`;

const resolutions = [
  { moduleResolution: 'bundler', module: 'ESNext' },
  { moduleResolution: 'nodenext', module: 'NodeNext' },
];

/** As strict as an app can be, and with all declarations of all packages checked. */
const strictest = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  jsx: 'react-jsx',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
  types: ['node'],
};

/** Uses what the packages export; which entries there are is held against `exports` below. */
const shop = `
import { parseUsdAmount, type CheckoutEvent, type OrderState } from '@phoenix-checkout/core';
import { PhoenixCheckout, PhoenixCheckoutModal, usePhoenixCheckout } from '@phoenix-checkout/react';
import { findCheckout } from '@phoenix-checkout/react/testing';
import { phoenixTokenHandler } from '@phoenix-checkout/react/testing/msw';

export function Pay({ wallet, checkoutUrl }: { wallet: string; checkoutUrl?: string | undefined }) {
  const { status, error } = usePhoenixCheckout({ address: wallet, amount: '1', tokenUrl: '/token' });
  if (status === 'error') return <p>{error?.code}</p>;
  return (
    <>
      <PhoenixCheckout
        address={wallet}
        amount={parseUsdAmount('1.50')}
        tokenUrl="/token"
        checkoutUrl={checkoutUrl}
        onOrderCreated={({ orderId }) => orderId.toUpperCase()}
      />
      <PhoenixCheckoutModal trigger={<button />} address={wallet} amount={1} tokenUrl="/token" />
    </>
  );
}

// @ts-expect-error: a tokenUrl or a getToken, not both
export const both = <PhoenixCheckout address="" amount="" tokenUrl="/" getToken={() => ''} />;

export const wordOf = (event: CheckoutEvent) =>
  event.type === 'transaction_success' ? event.transactionHash : undefined;
export const isPaid = (state: OrderState): boolean => state.isConfirmed;
export const pay = async () => (await findCheckout()).emit('done');
export const handlers = [phoenixTokenHandler({ url: '/token' })];
`;

const backend = `
import { createServer } from 'node:http';
import { createTokenHandler, createTokenManager, phoenixMarket } from '@phoenix-checkout/server';
import { createNodeTokenListener } from '@phoenix-checkout/server/node';
import { confirmOrder, createOrderClient } from '@phoenix-checkout/server/orders';
import { redisStore } from '@phoenix-checkout/server/redis';
import { tokenStoreContract } from '@phoenix-checkout/server/store-contract';
import { fakeWebhook } from '@phoenix-checkout/server/testing';
import { phoenixOrdersHandler } from '@phoenix-checkout/server/testing/msw';
import { createWebhookHandler } from '@phoenix-checkout/server/webhooks';
import { startTokenService } from '@phoenix-checkout/token-service';

export const manager = createTokenManager({
  provider: phoenixMarket({ clientId: 'a', clientSecret: () => 'b', tokenUrl: process.env['URL'] }),
});
createServer(createNodeTokenListener(manager)).listen(0);
export const GET: (request: Request) => Promise<Response> = createTokenHandler(manager);
export const POST = createWebhookHandler({
  clientSecret: 'b',
  onOrderFulfilled: ({ order }) => console.log(order.orderId),
});
export const isPaid = confirmOrder(createOrderClient(), { orderId: '1', receiveAmount: '1' });
export const handlers = [phoenixOrdersHandler([])];
export const rest = [redisStore, tokenStoreContract, fakeWebhook, startTokenService];
`;

const development = `
import { createSandbox } from '@phoenix-checkout/sandbox';
import { sandboxHandlers } from '@phoenix-checkout/sandbox/msw';
import { startSandbox } from '@phoenix-checkout/sandbox/node';

const sandbox = createSandbox({ transferSeconds: 1 });
sandbox.setFaults({ token: { reply: 500 } });
export const handlers = sandboxHandlers(sandbox, { url: 'https://checkout.example/' });
export const url: Promise<string> = startSandbox().then(({ tokenUrl }) => tokenUrl);
`;

/** In a CommonJS module of a TypeScript that cannot `require()` our packages. */
const asked = `
export const manager = import('@phoenix-checkout/server').then(
  ({ createTokenManager, phoenixMarket }) =>
    createTokenManager({ provider: phoenixMarket({ clientId: 'a', clientSecret: 'b' }) }),
);
`;

const files = { 'shop.tsx': shop, 'backend.ts': backend, 'development.ts': development };
const allFiles = Object.keys(files);

/**
 * The sandbox stands on Hono 4.13, whose declarations say `Uint8Array<ArrayBuffer>`: TypeScript 5.7 is the first
 * whose `Uint8Array` is generic. With `skipLibCheck` TypeScript 5.5 and 5.6 take the sandbox, too.
 */
const beforeGenericArrays = ['5.5.4', '5.6.3'];

/** Where `import` of our packages compiles in a CommonJS module, as docs/guide/commonjs.md says. */
const commonJs = [
  { module: 'nodenext', works: ['5.8.3', '5.9.3', '6.0.3'], refused: ['5.5.4', '5.6.3', '5.7.3'] },
  { module: 'node20', works: ['5.9.3', '6.0.3'], refused: [] },
  { module: 'node18', works: [], refused: ['5.8.3', '5.9.3', '6.0.3'] },
  { module: 'node16', works: [], refused: versions },
];

let app: App;
beforeAll(async () => {
  app = await installApp({
    packages: ['react', 'server', 'sandbox', 'token-service'],
    dependencies: {
      react: '19.3.1',
      'react-dom': '19.3.1',
      '@types/react': '19.2.0',
      '@types/react-dom': '19.2.0',
      '@types/node': '20.19.43',
      '@tanstack/react-query': '5.108.0',
      msw: '2.15.0',
      ...Object.fromEntries(versions.map((each) => [nameOf(each), `npm:typescript@${each}`])),
    },
  });
  await mkdir(join(app.folder, 'commonjs'));
  await writeFile(join(app.folder, 'commonjs/package.json'), '{ "type": "commonjs" }');
  await writeFile(join(app.folder, 'commonjs/asked.ts'), asked);
  for (const [name, code] of Object.entries(files)) {
    await writeFile(join(app.folder, name), code);
    await writeFile(join(app.folder, 'commonjs', name), code);
  }
});
afterAll(() => app?.remove());

/** Checks files of the app with a version of TypeScript; gives what it complains of. */
async function check(version: string, options: object, checked = allFiles, folder = '.') {
  const config = join(folder, `tsconfig.${version}.json`);
  const compilerOptions = { ...strictest, ...options };
  await writeFile(join(app.folder, config), JSON.stringify({ compilerOptions, files: checked }));
  const tsc = join('node_modules', nameOf(version), 'bin/tsc');
  const { exitCode, output } = await app.node([tsc, '-p', config]);
  expect(exitCode === 0).toBe(output === '');
  return output;
}

it('is a check of every entry that the packages have', async () => {
  const home = join(app.folder, 'node_modules/@phoenix-checkout');
  const entries: string[] = [];
  for (const folder of await readdir(home)) {
    const { name, exports } = JSON.parse(
      await readFile(join(home, folder, 'package.json'), 'utf8'),
    ) as { name: string; exports: Record<string, unknown> };
    const modules = Object.keys(exports).filter((entry) => !/\.(json|css)$/.test(entry));
    entries.push(...modules.map((entry) => name + entry.slice(1)));
  }
  const code = Object.values(files).join('');

  expect(entries.length).toBeGreaterThan(10);
  expect(entries.filter((entry) => !code.includes(` from '${entry}';`))).toEqual([]);
});

describe.each(versions)('TypeScript %s', (version) => {
  it.each(resolutions)('finds nothing wrong, by $moduleResolution', async (resolution) => {
    const isOld = beforeGenericArrays.includes(version);
    const checked = isOld ? allFiles.filter((file) => file !== 'development.ts') : allFiles;

    expect(await check(version, resolution, checked)).toBe('');
  });
});

describe.each(beforeGenericArrays)('the sandbox under TypeScript %s', (version) => {
  it('finds nothing wrong with skipLibCheck', async () => {
    const options = { ...resolutions[0], skipLibCheck: true };

    expect(await check(version, options, ['development.ts'])).toBe('');
  });

  it("without it, complains of Hono's declarations and of nothing else", async () => {
    const output = await check(version, { ...resolutions[0] }, ['development.ts']);

    expect(output.trim().split('\n')).toEqual(
      Array(2).fill(expect.stringMatching(/^node_modules\/hono\/.*TS2315: .*'Uint8Array'/)),
    );
  });
});

describe.each(commonJs)('in CommonJS, module $module', ({ module, works, refused }) => {
  /** It wants ES modules to be written as such, so it is not for CommonJS. */
  const options = { module, moduleResolution: undefined, verbatimModuleSyntax: false };

  it.each(works)('is imported: TypeScript %s', async (version) => {
    expect(await check(version, options, allFiles, 'commonjs')).toBe('');
  });

  it.each(refused)('is refused, but for import(): TypeScript %s', async (version) => {
    const output = await check(version, options, ['backend.ts'], 'commonjs');

    expect(new Set(output.match(/TS\d+/g))).toEqual(new Set(['TS1479']));
    expect(await check(version, options, ['asked.ts'], 'commonjs')).toBe('');
  });
});
