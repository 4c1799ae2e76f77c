import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ask } from '@phoenix-checkout/test-kit/ask';
import {
  grant,
  startTokenEndpoint,
  type TestTokenEndpoint,
} from '@phoenix-checkout/test-kit/token-endpoint';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { filesWith } from './files-with.js';
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

const pageWithoutToken = `
import { PhoenixCheckout, PhoenixCheckoutModal } from '@phoenix-checkout/react';

const checkout = {
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  amount: '25',
  tokenUrl: '/api/phoenix/token',
};

export default function Page() {
  return (
    <main>
      <PhoenixCheckout {...checkout} />
      <PhoenixCheckoutModal {...checkout} trigger={<button>Pay</button>} />
    </main>
  );
}
`;

/** A page may export nothing but itself, so what the README exports is a module beside it. */
const pageAround = `
import { CheckoutPage } from './checkout-page';

export default function Page() {
  return <CheckoutPage wallet="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" />;
}
`;

/** As create-next-app has it. Without one Next 14 and 15 take the old way, which does not know `exports`. */
const tsconfig = {
  compilerOptions: {
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
  },
};

/** The README's code for a server render, with the test's endpoint as Phoenix. */
async function readServerRender(): Promise<string> {
  const code = await readSnippet('packages/react/README.md', '## Server rendering');
  expect(code).toContain('phoenixMarket({');
  return code.replace('phoenixMarket({', 'phoenixMarket({ tokenUrl: process.env.TOKEN_URL,');
}

const pasted = (code: string) => code;

/** As the README says it of Next.js 14, which has no `connection`. */
const forNext14 = (code: string) =>
  code
    .replace("{ connection } from 'next/server'", "{ headers } from 'next/headers'")
    .replace('await connection()', 'await headers()');

/** Without what marks it as dynamic. */
const forget = (code: string) =>
  code
    .replace(/^export const (dynamic|revalidate)\b.*$/gm, '')
    .replace(/^.*from 'next\/(server|headers|cache)';$/gm, '')
    .replace(/^\s*await (connection|headers)\(\);.*$/gm, '');

const marked = { name: 'pasted', edit: pasted };
const unmarked = { name: 'forgotten', edit: forget };

const none = {};
/** As create-next-app has them. */
const shells = { cacheComponents: true, partialPrefetching: true };

describe.each([
  {
    next: '14.2.35',
    react: react18,
    shell: none,
    pages: [{ name: 'pasted', edit: forNext14 }, unmarked],
  },
  { next: '15.5.29', react: react19, shell: none, pages: [marked, unmarked] },
  { next: '16.4.6', react: react19, shell: none, pages: [marked, unmarked] },
  // Of a page that is not marked the build ends, and says why.
  { next: '16.4.6', react: react19, shell: shells, pages: [marked] },
])("the README's server render in Next $next, $shell", (versions) => {
  const { next, react, shell, pages } = versions;

  let phoenix: TestTokenEndpoint;
  let app: App;
  let env: Record<string, string>;
  let code: string;

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
    code = await readServerRender();
    await write('tsconfig.json', JSON.stringify(tsconfig));
    await write('app/layout.tsx', layout);
    await writePage('pasted', pages[0]?.edit(code) ?? '');
    await write('app/ahead/page.tsx', pageWithoutToken);
    await write('next.config.mjs', `export default ${JSON.stringify(shell)};`);
  });
  afterAll(async () => {
    await app?.remove();
    await phoenix?.stop();
  });

  async function write(name: string, text: string) {
    await mkdir(dirname(join(app.folder, name)), { recursive: true });
    await writeFile(join(app.folder, name), text);
  }

  async function writePage(name: string, checkoutPage: string) {
    await write(`app/${name}/checkout-page.tsx`, checkoutPage);
    await write(`app/${name}/page.tsx`, pageAround);
  }

  const leaks = () => filesWith([mark, secret], join(app.folder, '.next'));

  it('is built where there are no secrets, a page without a token ahead', async () => {
    const output = await buildNext(app);

    expect(output).toContain('/pasted');
    expect(output).toMatch(/○ \/ahead/);
  });

  it.each(pages)(
    'leaves no token and no secret in what is built, and asks when it runs: $name',
    async ({ name, edit }) => {
      await writePage(name, edit(code));
      await buildNext(app, env);
      expect(await leaks()).toEqual([]);
      const site = await startNext(app, { env });
      onTestFinished(site.stop);
      const before = phoenix.arrivals.length;

      const { status, headers, body } = await ask(`${site.url}/${name}`);

      expect(status).toBe(200);
      expect(phoenix.arrivals.length).toBe(before + 1);
      expect(body).toContain(`${mark}-${phoenix.arrivals.length}`);
      expect(headers['cache-control']).toMatch(/no-store/);
      expect(site.output()).not.toMatch(/error|prerender/i);
      expect(await leaks()).toEqual([]);
    },
  );
});
