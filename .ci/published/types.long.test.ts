import { writeFile } from 'node:fs/promises';
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

/** Uses what the packages export, every entry of them. */
const shop = `
import { parseUsdAmount, type CheckoutEvent, type OrderState } from '@phoenix-checkout/core';
import { PhoenixCheckout, PhoenixCheckoutModal, usePhoenixCheckout } from '@phoenix-checkout/react';
import { findCheckout } from '@phoenix-checkout/react/testing';

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
`;

const backend = `
import { createServer } from 'node:http';
import { createTokenHandler, createTokenManager, phoenixMarket } from '@phoenix-checkout/server';
import { createNodeTokenListener } from '@phoenix-checkout/server/node';
import { confirmOrder, createOrderClient } from '@phoenix-checkout/server/orders';
import { redisStore } from '@phoenix-checkout/server/redis';
import { fakeWebhook } from '@phoenix-checkout/server/testing';
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
export const rest = [redisStore, fakeWebhook, startTokenService];
`;

const development = `
import { createSandbox } from '@phoenix-checkout/sandbox';
import { startSandbox } from '@phoenix-checkout/sandbox/node';

createSandbox({ transferSeconds: 1 }).setFaults({ token: { reply: 500 } });
export const url: Promise<string> = startSandbox().then(({ tokenUrl }) => tokenUrl);
`;

/** The declarations of Hono, on which the sandbox stands, want TypeScript 5.7. */
const filesFor = (version: string) => [
  'shop.tsx',
  'backend.ts',
  ...(/^5\.[56]/.test(version) ? [] : ['development.ts']),
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
      ...Object.fromEntries(versions.map((each) => [nameOf(each), `npm:typescript@${each}`])),
    },
  });
  await writeFile(join(app.folder, 'shop.tsx'), shop);
  await writeFile(join(app.folder, 'backend.ts'), backend);
  await writeFile(join(app.folder, 'development.ts'), development);
});
afterAll(() => app?.remove());

describe.each(versions)('TypeScript %s', (version) => {
  it.each(resolutions)('finds nothing wrong, by $moduleResolution', async (resolution) => {
    const config = `tsconfig.${version}.${resolution.module}.json`;
    const compilerOptions = { ...strictest, ...resolution };
    const text = JSON.stringify({ compilerOptions, files: filesFor(version) });
    await writeFile(join(app.folder, config), text);

    const tsc = join('node_modules', nameOf(version), 'bin/tsc');
    const { exitCode, output } = await app.node([tsc, '-p', config]);

    expect(output).toBe('');
    expect(exitCode).toBe(0);
  });
});
