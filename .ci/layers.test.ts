import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './run-command.mjs';

const packageNames = ['core', 'react', 'server', 'token-service', 'sandbox', 'test-kit'];

const peers = ['react', '@tanstack/react-query'];

/** Files that keep to the layering, and files that break it, with the rules that must say so. */
const allowed: Record<string, string> = {
  'packages/core/src/index.ts': "export { a } from './a.js';",
  'packages/core/src/a.ts': 'export const a = 1;',
  'packages/core/src/value/index.ts': "import './amount.js';",
  'packages/core/src/value/amount.ts': 'export const amount = 1;',
  'packages/core/src/order/order.ts': "import '../value/index.js';",
  // Reported where it closes.
  'packages/core/src/circle.ts': "import './circle-too.js';",
  'packages/react/src/index.ts': "export { a } from '@phoenix-checkout/core';",
  'packages/react/src/checkout/use-plan.ts': "import './checkout-life.js';",
  'packages/react/src/checkout/checkout-life.ts':
    "import { a } from '@phoenix-checkout/core'; import '../page/clock.js';",
  'packages/react/src/page/index.ts': "import './clock.js'; import './use-clock.js';",
  'packages/react/src/token/remembered.ts': "import '@tanstack/react-query';",
  'packages/react/src/token/mended.ts': "import 'react';",
  'packages/react/src/page/use-clock.ts': "import 'react';",
  'packages/react/src/page/clock.ts': 'export const clock = 1;',
  'packages/react/src/token/renewal.ts': "import '../page/index.js';",
  'packages/react/src/token/renewal.test.ts': "import '../page/clock.js';",
  'packages/react/src/index.test.ts': "import 'node:fs'; import '@phoenix-checkout/sandbox';",
  'packages/react/browser/page.ts': "import '../src/index.js'; import '@phoenix-checkout/sandbox';",
  'packages/react/browser/server.ts': "import '../../../.ci/chromium.js'; import 'root-tool';",
  '.ci/chromium.ts': "import 'node:fs';",
  'packages/server/src/index.ts': "export { a } from '@phoenix-checkout/core';",
  'packages/server/src/node.ts': "import 'node:http'; import './index.js';",
  'packages/server/src/http/index.ts': "export { a } from '@phoenix-checkout/core';",
  'packages/server/src/token/index.ts': "import '../http/index.js';",
  'packages/server/src/token/store/index.ts': "import './memory.js';",
  'packages/server/src/token/store/memory.ts': 'export const memory = 1;',
  'packages/server/src/webhook/index.ts': "import '../http/index.js';",
  'packages/server/src/token/manager/a.test.ts': "import '../store/memory.js';",
  'packages/server/test-support/upstream.ts': "import '@phoenix-checkout/sandbox';",
  'packages/sandbox/src/index.ts': "export { a } from '@phoenix-checkout/core';",
  'packages/sandbox/src/node.ts': "import 'node:http'; import './index.js';",
  'packages/sandbox/src/fault/index.ts': "import './table.js';",
  'packages/sandbox/src/fault/table.ts': 'export const table = 1;',
  'packages/sandbox/src/fault/for-pages.ts': "import './table.js';",
  'packages/sandbox/src/cli/command/index.ts': "import '../../fault/index.js';",
  'packages/sandbox/src/cli/read.ts': "import './command/index.js';",
  'packages/sandbox/pages/panel/form.ts': "import '../../src/fault/for-pages.js';",
  'packages/token-service/src/route/index.ts': "import './reply.js';",
  'packages/token-service/src/route/reply.ts': 'export const reply = 1;',
  'packages/token-service/src/service/start.ts': "import '../route/index.js';",
  'examples/app/src/main.ts':
    "import '@phoenix-checkout/react'; import '@phoenix-checkout/server';",
  // These have a workspace of their own, which is not installed.
  'examples/nextjs/app/[id]/page.tsx':
    "import 'next'; import '@phoenix-checkout/react'; import '../../lib/shop';",
  'examples/nextjs/lib/shop.ts': 'export const shop = 1;',
  'examples/shop/src/main.ts': "import 'shop-only'; import '@phoenix-checkout/server';",
  'examples/shop/dist/main.js': "import '../../../packages/react/src/index.js';",
};
const violations: Record<string, [source: string, ...rules: string[]]> = {
  'packages/core/src/upwards.ts': ["import '@phoenix-checkout/sandbox';", 'core-source'],
  'packages/core/src/upwards.test.ts': ["import '@phoenix-checkout/react';", 'core-tests'],
  'packages/core/src/io.ts': ["import './deep/io.js';", 'runs-anywhere'],
  'packages/core/src/deep/io.ts': ["import { readFile } from 'node:fs/promises';", 'runs-anywhere'],
  'packages/core/src/circle-too.ts': ["import type {} from './circle.js';", 'no-cycles'],
  'packages/core/src/order/inside.ts': ["import '../value/amount.js';", 'core-by-index'],
  'packages/core/src/part.ts': ["import './value/amount.js';", 'core-by-index'],
  'packages/core/src/tested.ts': ["import './a.test.js';", 'no-test-in-source'],
  'packages/core/src/a.test.ts': ["import './nowhere.js';", 'resolvable'],
  'packages/react/src/sandbox.ts': ["import '@phoenix-checkout/sandbox';", 'react-source'],
  'packages/react/src/server.ts': ["import '@phoenix-checkout/server';", 'react-source'],
  'packages/react/src/server.test.ts': ["import '@phoenix-checkout/server';", 'react-tests'],
  'packages/react/src/checkout/frame-plan.ts': [
    "import type {} from './use-plan.js';",
    'decisions-import-no-hooks',
  ],
  'packages/react/src/checkout/checkout-target.ts': [
    "import '../page/index.js';",
    'decisions-import-no-hooks',
  ],
  'packages/react/src/token/token-lifetime.ts': [
    "import './remembered.js';",
    'decisions-import-no-hooks',
  ],
  'packages/react/src/token/received-token.ts': [
    "import './mended.js';",
    'decisions-import-no-hooks',
  ],
  'packages/react/src/token/inside.ts': ["import '../page/clock.js';", 'react-by-index'],
  'packages/react/src/dev.ts': ["import 'dev-only';", 'no-dev-dependency-in-source'],
  'packages/react/src/tool.ts': ["import 'root-tool';", 'no-dev-dependency-in-source'],
  'packages/react/src/page.ts': ["import '../browser/page.js';", 'no-test-in-source'],
  'packages/react/browser/other.ts': ["import '@phoenix-checkout/server';", 'react-tests'],
  'packages/react/src/undeclared.ts': ["import 'undeclared';", 'declared'],
  'packages/server/src/react.ts': ["import '@phoenix-checkout/react';", 'server-source'],
  'packages/server/src/react.test.ts': ["import '@phoenix-checkout/react';", 'server-tests'],
  'packages/server/src/token/webhook.ts': ["import '../webhook/index.js';", 'server-parts'],
  'packages/server/src/order/token.ts': ["import '../token/index.js';", 'server-parts'],
  'packages/server/src/http/token.ts': ["import '../token/index.js';", 'server-base'],
  'packages/server/src/redis/inside.ts': ["import '../token/store/memory.js';", 'server-by-index'],
  'packages/server/src/token/manager/inside.ts': [
    "import '../store/memory.js';",
    'server-by-index',
  ],
  'packages/server/src/path.ts': ["import '../../core/src/a.js';", 'by-published-name'],
  'packages/sandbox/src/react.ts': ["import '@phoenix-checkout/react';", 'sandbox-source'],
  'packages/sandbox/src/react.test.ts': ["import '@phoenix-checkout/server';", 'sandbox-tests'],
  'packages/sandbox/src/cli/command/faults.ts': [
    "import type {} from '../../fault/table.js';",
    'sandbox-by-index',
  ],
  'packages/sandbox/src/panel/panel.ts': ["import '../fault/for-pages.js';", 'sandbox-by-index'],
  'packages/sandbox/src/cli/run.ts': ["import './command/faults.js';", 'sandbox-by-index'],
  'packages/sandbox/pages/panel/table.ts': [
    "import '../../src/fault/table.js';",
    'pages-by-their-entry',
  ],
  'packages/sandbox/pages/panel/other.ts': [
    "import type {} from '../../src/fault/index.js';",
    'pages-by-their-entry',
  ],
  'packages/token-service/src/service/inside.ts': [
    "import '../route/reply.js';",
    'token-service-by-index',
  ],
  'packages/sandbox/src/msw.ts': ["import 'node:crypto';", 'runs-anywhere'],
  'examples/app/src/path.ts': [
    "import '../../../packages/react/src/index.js';",
    'by-published-name',
  ],
  'examples/nextjs/app/path.ts': [
    "import '../../../packages/react/src/index.js';",
    'by-published-name',
  ],
  'examples/shop/server/path.ts': [
    "import '../../../packages/server/src/index.js';",
    'by-published-name',
  ],
};

let folder: string;
let found: Record<string, string[]>;

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'phoenix-checkout-layers-')));
  for (const [path, source] of Object.entries(allowed)) write(path, source);
  for (const [path, [source]] of Object.entries(violations)) write(path, source);
  const names = packageNames.map((name) => `@phoenix-checkout/${name}`);
  const scope = join(folder, 'node_modules', '@phoenix-checkout');
  mkdirSync(scope, { recursive: true });
  for (const name of packageNames) {
    const manifest = {
      name: `@phoenix-checkout/${name}`,
      type: 'module',
      exports: { '.': { '@phoenix-checkout/source': './src/index.ts' } },
      dependencies: Object.fromEntries(names.map((other) => [other, '*'])),
      devDependencies: { 'dev-only': '*' },
      peerDependencies: Object.fromEntries(peers.map((peer) => [peer, '*'])),
    };
    write(`packages/${name}/package.json`, JSON.stringify(manifest));
    symlinkSync(join(folder, 'packages', name), join(scope, name));
  }
  write('package.json', JSON.stringify({ devDependencies: { 'root-tool': '*' } }));
  for (const name of ['dev-only', 'root-tool', 'undeclared', ...peers]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: './index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }

  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      `--config=${join(root, '.dependency-cruiser.cjs')}`,
      '--output-type=json',
      'packages',
      'examples',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  found = {};
  for (const { from, rule } of JSON.parse(stdout).summary.violations) {
    (found[from] ??= []).push(rule.name);
  }
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('what the layering allows is not reported', () => {
  for (const path of Object.keys(allowed)) expect([path, found[path]]).toEqual([path, undefined]);
});

test.each(Object.entries(violations))('%s is reported', (path, [, ...rules]) => {
  expect(found[path]).toEqual(expect.arrayContaining(rules));
});
