import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application } from 'typedoc';
import { pagesFolder, root } from './paths.mjs';

/** The entry points, by the name that they are imported by, and what each is for. */
export const entryPoints = {
  core: {
    file: 'core/src/index.ts',
    about:
      'The protocol: URLs, messages, orders, webhooks, addresses and amounts, without a framework.',
  },
  react: {
    file: 'react/src/index.ts',
    about:
      'Components and hooks: `PhoenixCheckout`, `PhoenixCheckoutModal`, `PhoenixPaymentLink`, `usePhoenixToken`, `usePhoenixCheckout`, `usePhoenixOrder`.',
  },
  'react/testing': {
    file: 'react/src/testing/index.ts',
    about:
      'For tests of your page: a fake checkout that speaks in place of Phoenix, fake tokens and orders.',
  },
  'react/testing/msw': {
    file: 'react/src/testing/msw.ts',
    about: 'MSW handlers that answer for your token and order endpoints.',
  },
  server: {
    file: 'server/src/index.ts',
    about:
      'Access tokens: `createTokenManager`, `phoenixMarket`, `phoenixWallet`, `createTokenHandler`, `createAuthorizedFetch`.',
  },
  'server/node': {
    file: 'server/src/node.ts',
    about:
      'The endpoints for tokens, webhooks and orders as listeners for `node:http`, Express, Fastify and Koa.',
  },
  'server/webhooks': {
    file: 'server/src/webhook/index.ts',
    about: 'Webhooks: `createWebhookHandler`, `verifyWebhook`, `retryLater`, `memorySeenStore`.',
  },
  'server/orders': {
    file: 'server/src/order/index.ts',
    about: 'Orders: `createOrderClient`, `confirmOrder`, `createOrderHandler`, `reconcileOrders`.',
  },
  'server/redis': {
    file: 'server/src/redis/index.ts',
    about: 'Redis for several processes: `redisStore` for tokens, `redisSeenStore` for webhooks.',
  },
  'server/store-contract': {
    file: 'server/src/store-contract.ts',
    about: 'The tests that a store of your own has to pass.',
  },
  'server/testing': {
    file: 'server/src/testing/index.ts',
    about: "For your backend's tests: signed webhooks and orders as Phoenix sends them.",
  },
  'server/testing/msw': {
    file: 'server/src/testing/msw.ts',
    about: 'An MSW handler that answers for orders in place of Phoenix.',
  },
  sandbox: {
    file: 'sandbox/src/index.ts',
    about: 'The sandbox over `Request` and `Response`, for any runtime.',
  },
  'sandbox/node': {
    file: 'sandbox/src/node.ts',
    about: '`startSandbox` serves the sandbox over HTTP, for tests and scripts.',
  },
  'sandbox/msw': {
    file: 'sandbox/src/msw.ts',
    about: 'The sandbox as MSW handlers, for tests and Storybook.',
  },
};

/** The page of an entry point. @param {string} name */
export const referencePage = (name) => `reference/${name}.md`;

/** Writes the reference, a page for each entry point, from the TSDoc of the source. */
export async function writeReference() {
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: Object.values(entryPoints).map(({ file }) => join(root, 'packages', file)),
    tsconfig: join(root, 'docs/site/tsconfig.reference.json'),
    basePath: join(root, 'packages'),
    readme: 'none',
    // The type check of the packages is another command.
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    disableSources: true,
    logLevel: 'Warn',
    validation: false,
    ...markdownOptions,
  });
  const project = await app.convert();
  if (!project) throw new Error('The reference could not be made.');
  for (const module of project.children ?? []) module.name = nameOf(module.name);
  await app.generateOutputs(project);
  for (const [name, { about }] of Object.entries(entryPoints)) {
    const file = join(pagesFolder, referencePage(name));
    const heading = `# @phoenix-checkout/${name}\n\n${about}`;
    const text = readFileSync(file, 'utf8').replace(/^# .*$/m, heading);
    writeFileSync(file, plainAnchors(text));
  }
}

/** TypeDoc counts some headings twice that stand there once: `#name-1` is `#name` then. @param {string} text */
const plainAnchors = (text) =>
  text.replace(/\(#(\w+)-1\)/g, (link, name) => {
    const headings = text.match(new RegExp(`^#+ ${name}(\\(\\))?$`, 'gim')) ?? [];
    return headings.length > 1 ? link : `(#${name})`;
  });

/** The name that a module of TypeDoc's is imported by. @param {string} module its path without `index.ts` */
function nameOf(module) {
  const found = Object.entries(entryPoints).find(
    ([, { file }]) => file.replace(/(\/index)?\.ts$/, '') === module,
  );
  if (!found) throw new Error(`No entry point is called ${module}.`);
  return found[0];
}

const markdownOptions = {
  outputs: [{ name: 'markdown', path: join(pagesFolder, 'reference') }],
  router: 'module',
  entryFileName: 'index',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  expandObjects: false,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  sanitizeComments: true,
};
