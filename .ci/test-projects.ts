import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { TestProjectConfiguration } from 'vitest/config';
import { react18 } from '../packages/react/react-18/react-18.js';
import { canaryPlugin } from '../packages/server/canary/canary-plugin.js';

const source = '@phoenix-checkout/source';

/** A folder with tests. */
export interface Project {
  folder: string;
  name: string;
  environment?: 'node' | 'jsdom';
  /** React 19 if not set. */
  react?: 18;
  /** Renders in StrictMode. */
  strict?: boolean;
  /** The tests beside the source that it has, as globs; all of the folder's if not set. */
  unitTests?: string[];
  /** Its files keep nothing in their process that another would meet: a worker goes on from file to file. */
  sharesWorkers?: boolean;
  /** The browser tests that it has, by name; all of the folder's if not set. */
  browserTests?: string[];
  /** It is for `test:all`, whatever its tests' names say. */
  isLong?: boolean;
  /** Runs once before all browser tests of the project. */
  browserSetup?: string;
  /** Runs once before all tests that start the package's program. */
  programSetup?: string;
}

/** One of the long matrices, which brings what it runs in. */
export interface Matrix {
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
const leaveNothingBehind = fileURLToPath(
  new URL('../packages/test-kit/src/leave-nothing-behind.ts', import.meta.url),
);
const browserTimeouts = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Tests in Node (or jsdom), beside the source: `x.test.ts`. */
export function unit(project: Project): TestProjectConfiguration {
  const { folder, name, environment = 'node', react: reactVersion, strict, isLong } = project;
  const { unitTests = ['**/*.test.{ts,tsx}'], sharesWorkers = false, programSetup } = project;
  const isVariant = reactVersion !== undefined || strict === true;
  return {
    root: folder,
    resolve,
    ssr,
    plugins: reactVersion === 18 ? [react18()] : [],
    test: {
      name: `${name}:unit${isLong ? ':long' : ''}`,
      environment,
      isolate: !sharesWorkers,
      include: unitTests,
      exclude: [
        ...built,
        '**/*.browser.test.*',
        '**/*.long.test.*',
        // What is published is the same for all of them.
        ...(isVariant ? ['published/**'] : []),
      ],
      setupFiles: [
        ...(strict ? ['./test-support/strict-mode.ts'] : []),
        ...(sharesWorkers ? [leaveNothingBehind] : []),
      ],
      ...(programSetup && { globalSetup: programSetup }),
      testTimeout: 15_000,
      hookTimeout: 30_000,
    },
  };
}

/**
 * Tests that drive a real Chromium: `x.browser.test.ts`, and those that `test:all` adds,
 * `x.browser.long.test.ts`. Files of one worker share its browser.
 */
export function browser(project: Project): TestProjectConfiguration {
  const { folder, name, browserSetup, browserTests, isLong, react: reactVersion } = project;
  const tests = browserTests
    ? browserTests.map((test) => `**/${test}.browser{,.long}.test.{ts,tsx}`)
    : [`**/*.browser${isLong ? '.long' : ''}.test.{ts,tsx}`];
  return {
    root: folder,
    resolve,
    ssr,
    plugins: reactVersion === 18 ? [react18()] : [],
    test: {
      name: `${name}:browser${isLong ? ':long' : ''}`,
      include: tests,
      exclude: built,
      isolate: false,
      setupFiles: leaveNothingBehind,
      ...(browserSetup && { globalSetup: browserSetup }),
      ...browserTimeouts,
    },
  };
}

const longTimeouts = { testTimeout: 600_000, hookTimeout: 600_000 };

/** The long tests, which `test:all` runs, but for those of the folder's matrices: `x.long.test.ts`. */
export function long(project: Project, matrices: readonly Matrix[]): TestProjectConfiguration {
  const { folder, name, browserSetup, programSetup } = project;
  const elsewhere = matrices.filter((each) => each.folder === folder);
  return {
    root: folder,
    resolve,
    ssr,
    test: {
      name: `${name}:long`,
      include: ['**/*.long.test.{ts,tsx}'],
      exclude: [...built, '**/*.browser.*', ...elsewhere.map(({ part }) => `${part}/**`)],
      globalSetup: [browserSetup, programSetup].filter((file) => file !== undefined),
      ...longTimeouts,
    },
  };
}

/** The long tests of one matrix. */
export function matrix({ folder, name, part, setup }: Matrix): TestProjectConfiguration {
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
export function canary(
  project: Project,
  matrices: readonly Matrix[],
  ...more: Plugin[]
): TestProjectConfiguration {
  const { folder, name, programSetup } = project;
  const parts = matrices.filter((each) => each.folder === folder);
  return {
    root: folder,
    resolve,
    ssr,
    plugins: [canaryPlugin(), ...more],
    test: {
      name: `${name}:canary:long`,
      include: ['**/*.test.{ts,tsx}'],
      exclude: [...built, '**/*.browser.*', 'canary/**'],
      globalSetup: [
        './canary/global-setup.ts',
        ...(programSetup ? [programSetup] : []),
        ...parts.flatMap(({ setup }) => setup),
      ],
      setupFiles: './canary/setup.ts',
      // A leak is there each time; what is only slow, for being watched, is not.
      retry: 2,
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  };
}
