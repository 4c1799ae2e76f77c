import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installApp, type App } from './install-app.js';
import { readSnippets } from './readme-snippet.js';

const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'Bundler',
    jsx: 'react-jsx',
    strict: true,
    allowJs: true,
    esModuleInterop: true,
    types: ['jest'],
  },
};

const backendTest = `
import { createTokenManager, phoenixMarket } from '@phoenix-checkout/server';
import { signWebhook, fakeWebhook } from '@phoenix-checkout/server/testing';
import { verifyWebhook } from '@phoenix-checkout/server/webhooks';

it('has a manager, and reads a webhook', async () => {
  createTokenManager({ provider: phoenixMarket({ clientId: 'a', clientSecret: 'b' }) });
  const request = await signWebhook(fakeWebhook('order_created'), { clientSecret: 'b' });

  expect((await verifyWebhook(request, { clientSecret: 'b' })).type).toBe('order_created');
});
`;

describe('in an app with Jest, as docs/testing.md says', () => {
  let app: App;
  let configs: Record<'babel-jest' | 'ts-jest', string>;

  beforeAll(async () => {
    const [babelJest, babel, tsJest] = await readSnippets('docs/testing.md', '## Jest');
    configs = { 'babel-jest': babelJest?.code ?? '', 'ts-jest': tsJest?.code ?? '' };
    const [pageTest] = await readSnippets('docs/testing.md', '# Testing your page');
    app = await installApp({
      packages: ['react', 'server'],
      dependencies: {
        react: '19.3.1',
        'react-dom': '19.3.1',
        '@types/react': '19.2.0',
        '@tanstack/react-query': '5.108.0',
        '@testing-library/dom': '10.4.2',
        '@testing-library/react': '16.3.3',
        jest: '30.5.2',
        '@types/jest': '30.0.0',
        'jest-environment-jsdom': '30.5.2',
        '@babel/preset-env': '7.29.14',
        '@babel/preset-react': '7.29.7',
        '@babel/preset-typescript': '7.29.7',
        'ts-jest': '29.4.15',
        typescript: '5.9.3',
      },
    });
    const write = (name: string, text: string) => writeFile(join(app.folder, name), text);
    const page = (pageTest?.code ?? '')
      .replace(/^import .* from 'vitest';$/m, "import { jest } from '@jest/globals';")
      .replaceAll('vi.fn', 'jest.fn');
    await write('page.test.tsx', page);
    await write('backend.test.ts', `/** @jest-environment node */\n${backendTest}`);
    await write('babel.config.cjs', babel?.code ?? '');
    await write('tsconfig.json', JSON.stringify(tsconfig));
  });
  afterAll(() => app?.remove());

  it.each(['babel-jest', 'ts-jest'] as const)('tests of page and backend run by %s', async (by) => {
    await writeFile(join(app.folder, 'jest.config.cjs'), configs[by]);

    const { exitCode, output } = await app.node(['node_modules/jest/bin/jest.js', '--runInBand']);

    expect(output).toContain('Tests:       2 passed, 2 total');
    expect(exitCode).toBe(0);
  });
});
