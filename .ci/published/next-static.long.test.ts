import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ask } from '@phoenix-checkout/test-kit/ask';
import {
  grant,
  startTokenEndpoint,
  type TestTokenEndpoint,
} from '@phoenix-checkout/test-kit/token-endpoint';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { installApp, type App } from './install-app.js';
import { buildNext, startNext } from './next-app.js';
import { readSnippet } from './readme-snippet.js';

const query = { '@tanstack/react-query': '5.108.0' };
const typescript = { typescript: '5.9.3', '@types/node': '20.19.0' };
const react18 = { react: '18.3.1', 'react-dom': '18.3.1', '@types/react': '18.3.8', ...query };
const react19 = { react: '19.3.1', 'react-dom': '19.3.1', '@types/react': '19.2.0', ...query };

const secret = 'secret-of-the-build';
/** Every token begins so. */
const mark = 'token-of-the-build';

const layout = `
import type { ReactNode } from 'react';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`;

const config = { typescript: { ignoreBuildErrors: true }, eslint: { ignoreDuringBuilds: true } };

/** The README's code for a server render, with the test's endpoint as Phoenix. */
async function readServerRender(): Promise<string> {
  const code = await readSnippet('packages/react/README.md', '## Server rendering');
  expect(code).toContain('phoenixMarket({');
  return code.replace('phoenixMarket({', 'phoenixMarket({ tokenUrl: process.env.TOKEN_URL,');
}

/** It as a page: its own default export, or a page around the component that it exports. */
function toPage(code: string): string {
  if (/export default/.test(code)) return code;
  const [, name] = /export (?:async )?function (\w+)/.exec(code) ?? [];
  const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
  return `${code}\nexport default () => <${name} wallet="${wallet}" />;\n`;
}

/** Without what marks it as dynamic. */
const forget = (code: string) =>
  code
    .replace(/^export const (dynamic|revalidate)\b.*$/gm, '')
    .replace(/^.*from 'next\/(server|headers|cache)';$/gm, '')
    .replace(/^\s*await connection\(\);$/gm, '');

/** The files of a folder, its caches too, that hold one of the words. */
async function filesWith(words: string[], folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const content = await readFile(file);
    if (words.some((word) => content.includes(word))) found.push(file);
  }
  return found;
}

describe.each([
  { next: '14.2.35', react: react18 },
  { next: '15.5.29', react: react19 },
  { next: '16.4.6', react: react19 },
])("the README's server render in Next $next", ({ next, react }) => {
  let phoenix: TestTokenEndpoint;
  let app: App;
  let env: Record<string, string>;

  let page: string;

  beforeAll(async () => {
    phoenix = await startTokenEndpoint((res, count, arrival) =>
      grant({ access_token: `${mark}-${count}` })(res, count, arrival),
    );
    env = {
      TOKEN_URL: phoenix.url,
      PHOENIX_CLIENT_ID: 'shop',
      PHOENIX_CLIENT_SECRET: secret,
    };
    app = await installApp({
      packages: ['react', 'server'],
      dependencies: { ...react, ...typescript, next },
    });
    page = toPage(await readServerRender());
    await write('app/layout.tsx', layout);
    await write('app/pasted/page.tsx', page);
    await write('next.config.mjs', `export default ${JSON.stringify(config)};`);
  });
  afterAll(async () => {
    await app?.remove();
    await phoenix?.stop();
  });

  async function write(name: string, text: string) {
    await mkdir(dirname(join(app.folder, name)), { recursive: true });
    await writeFile(join(app.folder, name), text);
  }

  const leaks = () => filesWith([mark, secret], join(app.folder, '.next'));

  /** Builds, and expects a token that is asked for when the page is, and is in no file. */
  async function expectTokenAtRequest(path: string): Promise<void> {
    await buildNext(app, env);
    expect(await leaks()).toEqual([]);
    const site = await startNext(app, env);
    onTestFinished(site.stop);
    const before = phoenix.arrivals.length;

    const { status, headers, body } = await ask(`${site.url}/${path}`);

    expect(status).toBe(200);
    expect(phoenix.arrivals.length).toBe(before + 1);
    expect(body).toContain(`${mark}-${phoenix.arrivals.length}`);
    expect(headers['cache-control']).toMatch(/no-store/);
    expect(await leaks()).toEqual([]);
  }

  it('is built where there are no secrets', async () => {
    await expect(buildNext(app)).resolves.toContain('/pasted');
  });

  it('leaves no token and no secret in what is built, and asks when it runs', async () => {
    await expectTokenAtRequest('pasted');
  });

  it('does so too where nobody has marked the page as dynamic', async () => {
    await write('app/forgotten/page.tsx', forget(page));

    await expectTokenAtRequest('forgotten');
  });
});
