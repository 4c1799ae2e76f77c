import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { appServer } from './app-server.js';
import { setCheckoutInBrowser } from './checkout-in-browser.js';
import { installApp, type App } from './install-app.js';
import { buildNext, startNext } from './next-app.js';
import { serveFolder } from './serve-folder.js';

const query = { '@tanstack/react-query': '5.108.0' };
const react18 = { react: '18.3.1', 'react-dom': '18.3.1', ...query };
const react19 = { react: '19.3.1', 'react-dom': '19.3.1', ...query };

const bundlers = ['webpack', 'rspack', 'esbuild', 'vite'];
const bundlerVersions = {
  webpack: '5.112.2',
  '@rspack/core': '2.3.3',
  esbuild: '0.28.2',
  vite: '8.3.8',
  '@vitejs/plugin-react': '6.3.0',
};

const browser = hasChromium ? setCheckoutInBrowser() : undefined;

/** What the developer is told of a token URL that answers 404: code, URL without query, and page. */
const ofLostToken = expect.stringMatching(
  /token_unavailable: \/api\/phoenix\/token: status 404\. See https:.+\/docs\/errors\/token_unavailable\.md$/,
);

describe.each([
  { name: 'React 18', react: react18 },
  { name: 'React 19', react: react19 },
])('an app on $name', ({ react }) => {
  let app: App;
  beforeAll(async () => {
    const dependencies = { ...react, ...bundlerVersions };
    app = await installApp({ template: 'spa', packages: ['react'], dependencies });
  });
  afterAll(() => app?.remove());

  it.each(bundlers)('is built by %s without a warning', async (bundler) => {
    const { exitCode, output } = await app.node([`build-${bundler}.js`]);

    expect(output).toBe('');
    expect(exitCode).toBe(0);
  });

  it.each(bundlers)('has nothing that is for developers only, built by %s', async (bundler) => {
    const built = join(app.folder, `dist-${bundler}`);
    const scripts = (await readdir(built, { recursive: true })).filter((name) =>
      name.endsWith('.js'),
    );

    expect(scripts).not.toHaveLength(0);
    for (const script of scripts) {
      const code = await readFile(join(built, script), 'utf8');
      expect(code).not.toMatch(/docs\/errors\/|is believed/);
    }
  });

  /** What an entry of the app is bundled to. */
  async function bundle(bundler: string, entry: string): Promise<string> {
    const { exitCode, output } = await app.node([`build-${bundler}.js`, entry]);
    expect([exitCode, output]).toEqual([0, '']);
    return readFile(join(app.folder, `dist-${bundler}`, entry), 'utf8');
  }

  it.each(bundlers)('%s takes of core only the function that is imported', async (bundler) => {
    const script = await bundle(bundler, 'one-function.js');

    expect(script).toContain('invalid_amount');
    expect(script.length).toBeLessThan(2000);
  });

  it.each(bundlers)('%s leaves out the parts of react that are not used', async (bundler) => {
    const script = await bundle(bundler, 'token-only.js');

    expect(script).toContain('token_unavailable');
    expect(script).not.toMatch(/showModal|phoenix-checkout-stage|frame_load_timeout/);
  });

  it.each(bundlers)('%s takes nothing of packages that are only imported', async (bundler) => {
    const script = await bundle(bundler, 'nothing.js');

    expect(script).not.toMatch(/phoenix|tanstack/i);
    expect(script.length).toBeLessThan(200);
  });

  it.skipIf(!browser).each(bundlers)('shows the checkout, built by %s', async (bundler) => {
    const site = await serveFolder(join(app.folder, `dist-${bundler}`));
    onTestFinished(site.stop);

    expect(await browser?.showCheckout(`${site.url}/`)).toEqual([]);
  });

  /** The app as its developer sees it: Vite serves it without a build. */
  async function serveDevelopment(
    bundler: string,
  ): Promise<{ url: string; stop: () => Promise<void> }> {
    if (bundler === 'vite') return appServer(app.startNode(['serve-vite.js']));
    const { output } = await app.node([`build-${bundler}.js`, 'main.js', 'development']);
    expect(output).toBe('');
    return serveFolder(join(app.folder, `dist-${bundler}-development`));
  }

  it.skipIf(!browser).each(bundlers)(
    'tells the developer of a token URL that is not there, once, in development: %s',
    async (bundler) => {
      const site = await serveDevelopment(bundler);
      onTestFinished(site.stop);

      expect(await browser?.showLostToken(`${site.url}/`)).toEqual([ofLostToken]);
    },
  );
});

describe.each([
  { next: '14.2.35', on: 'React 18', react: react18, pages: ['', 'client', 'server'] },
  // The App Router wants React 19 since Next 15.
  { next: '16.4.6', on: 'React 18', react: react18, pages: [''] },
  { next: '16.4.6', on: 'React 19', react: react19, pages: ['', 'client', 'server'] },
])('an app of Next $next on $on', ({ next, react, pages }) => {
  let app: App;
  beforeAll(async () => {
    app = await installApp({
      template: 'next',
      packages: ['react'],
      dependencies: { ...react, next },
    });
    if (pages.length === 1) await rm(join(app.folder, 'app'), { recursive: true });
  });
  afterAll(() => app?.remove());

  it('is built without a warning, and shows the checkout on its pages', async () => {
    const output = await buildNext(app);

    expect(output).not.toMatch(/warn|not found|not exported/i);
    const site = await startNext(app);
    onTestFinished(site.stop);
    if (!browser) return;
    for (const page of pages) expect(await browser.showCheckout(`${site.url}/${page}`)).toEqual([]);
  });

  it.skipIf(!browser)(
    'tells the developer of a token URL that is not there, once, in development',
    async () => {
      const site = await startNext(app, { command: 'dev' });
      onTestFinished(site.stop);

      expect(await browser?.showLostToken(`${site.url}/`)).toEqual([ofLostToken]);
    },
  );
});
