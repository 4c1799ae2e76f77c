import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followQuickStart, type QuickStartApp } from './quick-start-app.js';

// Those whose code is no example: an example is driven by its own test.

const react = {
  '@tanstack/react-query': '5.108.0',
  react: '19.3.1',
  'react-dom': '19.3.1',
};

describe.skipIf(!hasChromium)('the quick start for plain Node, word for word', () => {
  let app: QuickStartApp;
  beforeAll(async () => {
    app = await followQuickStart({
      page: 'docs/quick-start/node.md',
      port: 3000,
      template: { 'package.json': '{"name": "shop", "version": "1.0.0", "type": "commonjs"}' },
      versions: { ...react, esbuild: '0.28.2' },
    });
  });
  afterAll(() => app?.remove());

  it.each(['page.tsx', 'page.ts'])('with %s a payer pays, and the server is told', async (file) => {
    const [sandbox = '', bundle = '', serve = ''] = app.commands;
    await app.run(bundle.replace('page.tsx', file));
    await app.startSandbox(sandbox);
    const printed = app.start(serve);

    const paidAt = await app.pay();

    expect(paidAt).toBe(app.sandboxUrl);
    await expect.poll(printed, { timeout: 30_000 }).toContain('Fulfilled:');
  });
});

// Astro 5, which runs on every Node that the packages do.
describe.skipIf(!hasChromium)('the quick start for Astro, word for word', () => {
  const scripts = { dev: 'astro dev', check: 'astro check' };
  let app: QuickStartApp;
  beforeAll(async () => {
    app = await followQuickStart({
      page: 'docs/quick-start/astro.md',
      port: 4321,
      template: {
        'package.json': JSON.stringify({ name: 'shop', version: '1.0.0', type: 'module', scripts }),
        'tsconfig.json': JSON.stringify({
          extends: 'astro/tsconfigs/strict',
          compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'react' },
        }),
      },
      versions: {
        ...react,
        '@astrojs/check': '0.9.10',
        '@astrojs/node': '9.5.5',
        '@astrojs/react': '4.4.2',
        '@types/react': '19.3.0',
        '@types/react-dom': '19.3.0',
        astro: '5.18.2',
        typescript: '5.9.3',
      },
    });
  });
  afterAll(() => app?.remove());

  it('has no fault that astro check finds', async () => {
    const output = await app.run('npm run check -- --minimumFailingSeverity warning');

    expect(output).toMatch(/Result \(\d+ files\):\s+- 0 errors\s+- 0 warnings/);
  });

  it('is a page on which a payer pays', async () => {
    const sandbox = app.commands.find((command) => command.startsWith('npx phoenix-sandbox')) ?? '';
    await app.startSandbox(sandbox);
    app.start(`${app.commands.at(-1)} -- --port ${app.port}`);

    const paidAt = await app.pay();

    expect(paidAt).toBe(app.sandboxUrl);
  });
});
