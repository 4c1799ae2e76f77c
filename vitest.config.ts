import { availableParallelism } from 'node:os';
import type { Plugin } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { SlowestFirst } from './.ci/slowest-first.js';
import { react18 } from './packages/react/react-18/react-18.js';
import { canaryPlugin } from './packages/server/canary/canary-plugin.js';
import { serviceCanaryPlugin } from './packages/token-service/canary/canary-plugin.js';

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
  /** It is for `test:all`, whatever its tests' names say. */
  isLong?: boolean;
  /** Runs once before all browser tests of the project. */
  browserSetup?: string;
}

/** One of the long matrices, which brings what it runs in. */
interface Matrix {
  folder: string;
  name: string;
  /** The part of the folder that it is. */
  part: string;
  /** What installs or builds what it runs in, once before all of its tests. */
  setup: string[];
}

const resolve = { conditions: [source, 'module', 'browser', 'development|production'] };
const ssr = { resolve: { conditions: [source, 'module', 'node', 'development|production'] } };
const built = ['**/node_modules/**', '**/dist/**'];

/** Tests in Node (or jsdom), beside the source: `x.test.ts`. */
function unit(project: Project): TestProjectConfiguration {
  const { folder, name, environment = 'node', react: reactVersion, strict, isLong } = project;
  const isVariant = reactVersion !== undefined || strict === true;
  return {
    root: folder,
    resolve,
    ssr,
    plugins: reactVersion === 18 ? [react18()] : [],
    test: {
      name: `${name}:unit${isLong ? ':long' : ''}`,
      environment,
      include: ['**/*.test.{ts,tsx}'],
      exclude: [
        ...built,
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
      exclude: built,
      ...(browserSetup && { globalSetup: browserSetup }),
      testTimeout: 60_000,
      hookTimeout: 120_000,
      fileParallelism: true,
    },
  };
}

const longTimeouts = { testTimeout: 600_000, hookTimeout: 300_000 };

/** The long tests, which `test:all` runs, but for those of matrices: `x.long.test.ts`. */
function long({ folder, name, browserSetup }: Project): TestProjectConfiguration {
  const elsewhere = matrices.filter((each) => each.folder === folder);
  return {
    root: folder,
    resolve,
    ssr,
    test: {
      name: `${name}:long`,
      include: ['**/*.long.test.{ts,tsx}'],
      exclude: [...built, ...elsewhere.map(({ part }) => `${part}/**`)],
      ...(browserSetup && { globalSetup: browserSetup }),
      ...longTimeouts,
    },
  };
}

/** The long tests of one matrix. */
function matrix({ folder, name, part, setup }: Matrix): TestProjectConfiguration {
  return {
    root: folder,
    resolve,
    ssr,
    test: {
      name: `${name}:long`,
      include: [`${part}/**/*.long.test.{ts,tsx}`],
      exclude: built,
      globalSetup: setup,
      ...longTimeouts,
    },
  };
}

/** All of the folder's tests but those in browsers once more, with everything that comes out searched for secrets and tokens. */
function canary({ folder, name }: Project, ...more: Plugin[]): TestProjectConfiguration {
  const parts = matrices.filter((each) => each.folder === folder);
  return {
    root: folder,
    resolve,
    ssr,
    plugins: [canaryPlugin(), ...more],
    test: {
      name: `${name}:canary:long`,
      include: ['**/*.test.{ts,tsx}'],
      exclude: [...built, '**/*.browser.test.*', 'canary/**'],
      globalSetup: ['./canary/global-setup.ts', ...parts.flatMap(({ setup }) => setup)],
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
    folder: react.folder,
    name: 'react-dialogs',
    part: 'dialogs',
    setup: ['./dialogs/global-setup.ts'],
  },
  {
    folder: repository.folder,
    name: 'published',
    part: 'published',
    setup: ['./published/global-setup.ts', '../packages/server/runtimes/global-setup.ts'],
  },
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
      // React 18 and StrictMode once each, together; alone they are for the long run.
      unit({ ...react, name: 'react18-strict', react: 18, strict: true }),
      unit({ ...react, name: 'react18', react: 18, isLong: true }),
      unit({ ...react, name: 'react-strict', strict: true, isLong: true }),
      unit(server),
      unit(tokenService),
      unit(sandbox),
      unit(testing),
      unit(repository),
      browser(tokenService),
      browser(sandbox),
      browser(react),
      browser({ ...react, name: 'react18', react: 18, browserTests: onReact18, isLong: true }),
      browser(viteReact),
      browser(storybook),
      canary(server),
      canary(tokenService, serviceCanaryPlugin()),
      long(core),
      long(react),
      long(server),
      long(tokenService),
      long(sandbox),
      long(viteReact),
      long(storybook),
      ...matrices.map(matrix),
    ],
  },
});
