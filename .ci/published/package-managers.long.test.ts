import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { pnpm } from '../run-command.mjs';
import { installApp, type App } from './install-app.js';
import { install } from './install.js';
import { run } from './run.js';

/** Renders on a server, and loads each package both ways. */
const program = `
import { buildCheckoutUrl } from '@phoenix-checkout/core';
import { PhoenixCheckout } from '@phoenix-checkout/react';
import { createTokenManager } from '@phoenix-checkout/server';
import { createRequire } from 'node:module';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const html = renderToString(
  createElement(PhoenixCheckout, {
    address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    amount: '100',
    tokenUrl: 'http://127.0.0.1/api/phoenix/token',
  }),
);
const require = createRequire(import.meta.url);
console.log(
  JSON.stringify({
    isRendered: html.includes('class="phoenix-checkout'),
    isOneCore: require('@phoenix-checkout/core').buildCheckoutUrl === buildCheckoutUrl,
    required: typeof require('@phoenix-checkout/react').usePhoenixToken,
    manager: typeof createTokenManager,
  }),
);
`;

const ours = ['core', 'react', 'server'].map((name) => `@phoenix-checkout/${name}`);
const tarballs = () =>
  Object.fromEntries(ours.map((name) => [name, `file:${inject('tarballs')[name]}`]));

let yarns: App;
beforeAll(async () => {
  const dependencies = { yarn: '1.22.22', '@yarnpkg/cli-dist': '4.18.1' };
  yarns = await installApp({ packages: [], dependencies });
});
afterAll(() => yarns?.remove());

const yarn = (file: string) => `${process.execPath} ${join(yarns.folder, 'node_modules', file)}`;
const yarn1 = () => yarn('yarn/bin/yarn.js');
const yarn4 = () => yarn('@yarnpkg/cli-dist/bin/yarn.js');

/**
 * Core is on no registry yet, so each is told that what our packages depend on is the tarball too;
 * npm takes the one of that version that is there.
 */
const managers = [
  { name: 'npm', install: () => 'npm install --no-audit --no-fund', run: () => process.execPath },
  { name: 'pnpm', install: () => `${pnpm} install`, run: () => process.execPath },
  { name: 'Yarn 1', install: () => `${yarn1()} install`, run: () => process.execPath },
  {
    name: 'Yarn 4, which keeps to Plug and Play',
    install: () => `${yarn4()} install`,
    run: () => `${yarn4()} node`,
  },
];

it.each(managers)('an app that is installed with $name renders the checkout', async (manager) => {
  const folder = await mkdtemp(join(tmpdir(), 'phoenix-checkout-app-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const manifest = {
    name: 'app',
    private: true,
    type: 'module',
    dependencies: {
      ...tarballs(),
      react: '19.3.1',
      'react-dom': '19.3.1',
      '@tanstack/react-query': '5.108.0',
    },
    resolutions: tarballs(),
  };
  await write('package.json', JSON.stringify(manifest));
  await write('pnpm-workspace.yaml', JSON.stringify({ overrides: tarballs() }));
  await write('yarn.lock', '');
  await write('render.mjs', program);
  const { output: registry } = await run('npm', ['config', 'get', 'registry'], { cwd: folder });
  const { NODE_EXTRA_CA_CERTS } = process.env;
  const env = {
    YARN_NPM_REGISTRY_SERVER: registry.trim(),
    YARN_ENABLE_TELEMETRY: '0',
    // A proxy's certificate, of which npm knows by its own settings.
    ...(NODE_EXTRA_CA_CERTS && { NODE_EXTRA_CA_CERTS }),
  };

  await install('sh', ['-c', manager.install()], { cwd: folder, env });
  const { output } = await run('sh', ['-c', `${manager.run()} render.mjs`], { cwd: folder, env });

  expect(JSON.parse(output)).toEqual({
    isRendered: true,
    isOneCore: true,
    required: 'function',
    manager: 'function',
  });
});
