import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installApp, type App } from './install-app.js';
import { findNode } from './node-versions.js';
import { run } from './run.js';

const ours = ['core', 'react', 'server', 'sandbox', 'token-service'];
const entries = [
  ...ours,
  'react/testing',
  'server/node',
  'server/orders',
  'server/redis',
  'server/store-contract',
  'server/testing',
  'server/webhooks',
  'sandbox/node',
];
const commands = ['phoenix-sandbox', 'phoenix-token-service'];

let app: App;
beforeAll(async () => {
  app = await installApp({
    packages: ours,
    dependencies: {
      react: '19.3.1',
      'react-dom': '19.3.1',
      '@tanstack/react-query': '5.108.0',
    },
  });
});
afterAll(() => app?.remove());

const runIn = (node: string, args: string[]) => run(node, args, { cwd: app.folder });

it.each(ours)('%s says which Node it needs', async (name) => {
  const file = join(app.folder, 'node_modules/@phoenix-checkout', name, 'package.json');
  const { engines } = JSON.parse(await readFile(file, 'utf8'));

  expect(engines).toEqual({ node: '^20.19.0 || >=22.12.0' });
});

describe.each([
  { version: '18', node: findNode('18') },
  { version: '22.0', node: findNode('22.0') },
])('on Node $version, which is too old', ({ node }) => {
  it.skipIf(!node).each(commands)('%s says so, and ends with 1', async (command) => {
    const file = join('node_modules', '.bin', command);

    const { exitCode, output } = await runIn(node ?? '', [file, '--help']);

    expect(exitCode).toBe(1);
    expect(output).toMatch(
      new RegExp(
        `^${command} needs Node 20\\.19 or later \\(of 22: 22\\.12 or later\\)\\. This is Node \\d+\\.\\d+\\.\\d+\\.\\n$`,
      ),
    );
  });
});

describe.each([
  { version: process.versions.node, node: process.execPath },
  { version: '22', node: findNode('22') },
  { version: '24', node: findNode('24') },
])('on Node $version', ({ node }) => {
  it.skipIf(!node).each(commands)('%s tells its usage', async (command) => {
    const file = join('node_modules', '.bin', command);

    const { exitCode, output } = await runIn(node ?? '', [file, '--help']);

    expect(exitCode).toBe(0);
    expect(output).toMatch(/^Usage: /);
  });

  it.skipIf(!node)('CommonJS can require every entry of every package', async () => {
    const all = entries.map((name) => `require('@phoenix-checkout/${name}')`).join(', ');
    const code = `console.log([${all}].every((entry) => Object.keys(entry).length > 0))`;

    const { output } = await runIn(node ?? '', ['--input-type=commonjs', '--eval', code]);

    expect(output).toBe('true\n');
  });
});
