import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './.ci/slowest-first.js';
import { browser, canary, long, matrix, unit, type Matrix } from './.ci/test-projects.js';
import { serviceCanaryPlugin } from './packages/token-service/canary/canary-plugin.js';

const core = { folder: 'packages/core', name: 'core', sharesWorkers: true };
const react = {
  folder: 'packages/react',
  name: 'react',
  environment: 'jsdom',
  browserSetup: './browser/harness/global-setup.ts',
} as const;
const server = { folder: 'packages/server', name: 'server', sharesWorkers: true };
const tokenService = {
  folder: 'packages/token-service',
  name: 'token-service',
  sharesWorkers: true,
  programSetup: './test-support/program-setup.ts',
};
const sandbox = {
  folder: 'packages/sandbox',
  name: 'sandbox',
  sharesWorkers: true,
  programSetup: './test-support/program-setup.ts',
};
const viteReact = { folder: 'examples/vite-react', name: 'vite-react' };
const storybook = { folder: 'examples/storybook', name: 'storybook' };
const testing = { folder: 'examples/testing', name: 'testing', environment: 'jsdom' } as const;
const shop = { folder: 'examples/shop', name: 'shop' };
const repository = { folder: '.ci', name: 'repository', sharesWorkers: true };
const examples = { folder: 'examples', name: 'examples' };

const matrices: Matrix[] = [
  {
    folder: server.folder,
    name: 'server-runtimes',
    part: 'runtimes',
    setup: ['./runtimes/global-setup.ts'],
  },
  {
    folder: server.folder,
    name: 'server-frameworks',
    part: 'frameworks',
    setup: ['./frameworks/global-setup.ts'],
  },
  {
    folder: server.folder,
    name: 'server-shop',
    part: 'shop',
    setup: ['./shop/global-setup.ts'],
  },
  {
    folder: react.folder,
    name: 'react-dialogs',
    part: 'dialogs',
    setup: ['./dialogs/global-setup.ts'],
  },
  {
    folder: shop.folder,
    name: 'shop',
    part: '.',
    setup: ['./e2e/global-setup.ts'],
  },
  {
    folder: repository.folder,
    name: 'published',
    part: 'published',
    setup: ['./published/global-setup.ts', '../packages/server/runtimes/global-setup.ts'],
  },
  {
    folder: repository.folder,
    name: 'site',
    part: 'site',
    setup: ['./site/global-setup.ts'],
  },
  {
    folder: examples.folder,
    name: examples.name,
    part: 'e2e',
    setup: ['../.ci/published/global-setup.ts'],
  },
];

/** Where React's version and StrictMode make the most difference: the component and the token's hooks. */
const rendering = [
  'src/component/{phoenix-checkout,held-back}.test.tsx',
  'src/token/use-*.test.{ts,tsx}',
  'src/checkout/suspended-page.test.tsx',
];

/** Where React 18 itself might make a difference in a browser. */
const onReact18 = ['server-render', 'streamed-render', 'suspense', 'renders', 'renewal', 'unmount'];

export default defineConfig({
  test: {
    // Tests with browsers and processes wait half of the time: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SlowestFirst },
    projects: [
      unit(core),
      unit(react),
      // React 18 and StrictMode once each, together; all files, and each alone, are for the long run.
      unit({ ...react, name: 'react18-strict', react: 18, strict: true, unitTests: rendering }),
      unit({ ...react, name: 'react18-strict', react: 18, strict: true, isLong: true }),
      unit({ ...react, name: 'react18', react: 18, isLong: true }),
      unit({ ...react, name: 'react-strict', strict: true, isLong: true }),
      unit(server),
      unit(tokenService),
      unit(sandbox),
      unit(testing),
      unit(repository),
      browser(sandbox),
      browser(react),
      browser(viteReact),
      ...[tokenService, sandbox, react, viteReact, storybook].map((project) =>
        browser({ ...project, isLong: true }),
      ),
      browser({ ...react, name: 'react18', react: 18, browserTests: onReact18, isLong: true }),
      canary(server, matrices),
      canary(tokenService, matrices, serviceCanaryPlugin()),
      long(core, matrices),
      long(react, matrices),
      long(server, matrices),
      long(tokenService, matrices),
      long(sandbox, matrices),
      long(viteReact, matrices),
      long(storybook, matrices),
      ...matrices.map(matrix),
    ],
  },
});
