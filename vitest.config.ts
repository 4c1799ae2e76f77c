import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { SlowestFirst } from './.ci/slowest-first.js';
import { react18 } from './packages/react/react-18/react-18.js';
import { canaryPlugin } from './packages/server/canary/canary-plugin.js';

const source = '@phoenix-checkout/source';

interface Project {
  folder: string;
  name: string;
  environment?: 'node' | 'jsdom';
  /** React 19 if not set. */
  react?: 18;
  /** Renders in StrictMode. */
  strict?: boolean;
  /** The browser tests that it has, by name; all of the folder's if not set. */
  browserTests?: string[];
  /** Its browser tests are for `test:all`. */
  isLong?: boolean;
  /** Runs once before all browser tests of the project. */
  browserSetup?: string;
}

const resolve = { conditions: [source, 'module', 'browser', 'development|production'] };
const ssr = { resolve: { conditions: [source, 'module', 'node', 'development|production'] } };

/** Tests in Node (or jsdom), beside the source: `x.test.ts`. */
function unit(project: Project): TestProjectConfiguration {
  const { folder, name, environment = 'node', react: reactVersion, strict } = project;
  const isVariant = reactVersion !== undefined || strict === true;
  return {
    root: folder,
    resolve,
    ssr,
    plugins: reactVersion === 18 ? [react18()] : [],
    test: {
      name: `${name}:unit`,
      environment,
      include: ['**/*.test.{ts,tsx}'],
      exclude: [
        '**/node_modules/**',
        '**/dist/**',
        '**/*.browser.test.*',
        '**/*.long.test.*',
        // What is published is the same for all of them.
        ...(isVariant ? ['published/**'] : []),
      ],
      ...(strict && { setupFiles: './test-support/strict-mode.ts' }),
      testTimeout: 15_000,
      hookTimeout: 30_000,
    },
  };
}

/** Tests that drive a real Chromium: `x.browser.test.ts`. */
function browser(project: Project): TestProjectConfiguration {
  const { folder, name, browserSetup, browserTests = ['*'], isLong, react: reactVersion } = project;
  return {
    root: folder,
    resolve,
    ssr,
    plugins: reactVersion === 18 ? [react18()] : [],
    test: {
      name: `${name}:browser${isLong ? ':long' : ''}`,
      include: browserTests.map((test) => `**/${test}.browser.test.{ts,tsx}`),
      exclude: ['**/node_modules/**', '**/dist/**'],
      ...(browserSetup && { globalSetup: browserSetup }),
      testTimeout: 60_000,
      hookTimeout: 120_000,
      fileParallelism: true,
    },
  };
}

/** The long matrices, which `test:all` runs: `x.long.test.ts`. */
function long({ folder, name }: Project): TestProjectConfiguration {
  return {
    root: folder,
    resolve,
    ssr,
    test: {
      name: `${name}:long`,
      include: ['**/*.long.test.{ts,tsx}'],
      exclude: ['**/node_modules/**', '**/dist/**'],
      testTimeout: 600_000,
      hookTimeout: 120_000,
    },
  };
}

/** The unit tests once more, with everything that comes out searched for secrets and tokens. */
function canary({ folder, name }: Project): TestProjectConfiguration {
  return {
    root: folder,
    resolve,
    ssr,
    plugins: [canaryPlugin()],
    test: {
      name: `${name}:canary:long`,
      include: ['**/*.test.{ts,tsx}'],
      exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.*', '**/*.long.test.*'],
      globalSetup: './canary/global-setup.ts',
      setupFiles: './canary/setup.ts',
      // A leak is there each time; what is only slow, for being watched, is not.
      retry: 2,
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  };
}

const core = { folder: 'packages/core', name: 'core' };
const react = {
  folder: 'packages/react',
  name: 'react',
  environment: 'jsdom',
  browserSetup: './browser/harness/global-setup.ts',
} as const;
const server = { folder: 'packages/server', name: 'server' };
const tokenService = { folder: 'packages/token-service', name: 'token-service' };
const sandbox = { folder: 'packages/sandbox', name: 'sandbox' };
const viteReact = { folder: 'examples/vite-react', name: 'vite-react' };
const storybook = { folder: 'examples/storybook', name: 'storybook' };
const testing = { folder: 'examples/testing', name: 'testing', environment: 'jsdom' } as const;
const repository = { folder: '.ci', name: 'repository' };

/** Where React 18 itself might make a difference in a browser: most, and less. */
const onReact18 = ['server-render', 'streamed-render', 'suspense'];
const moreOnReact18 = ['renders', 'renewal', 'unmount'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: SlowestFirst },
    projects: [
      unit(core),
      unit(react),
      unit({ ...react, name: 'react-strict', strict: true }),
      unit({ ...react, name: 'react18', react: 18 }),
      unit({ ...react, name: 'react18-strict', react: 18, strict: true }),
      unit(server),
      unit(tokenService),
      unit(sandbox),
      unit(testing),
      unit(repository),
      browser(tokenService),
      browser(sandbox),
      browser(react),
      browser({ ...react, name: 'react18', react: 18, browserTests: onReact18 }),
      browser({ ...react, name: 'react18', react: 18, browserTests: moreOnReact18, isLong: true }),
      browser(viteReact),
      browser(storybook),
      canary(server),
      long(core),
      long(react),
      long(server),
      long(tokenService),
      long(sandbox),
      long(viteReact),
      long(storybook),
    ],
  },
});
