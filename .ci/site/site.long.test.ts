import axe from 'axe-core';
import { hasChromium, launchChromium } from '@phoenix-checkout/test-kit/chromium';
import type { Listening } from '@phoenix-checkout/test-kit/listen';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readSite, serveSite, siteFiles } from './serve-site.js';
import { brokenLinks, readMarkdown, readPage } from './site-links.js';

// One of each kind, and all that have something of their own.
const samples = [
  'index.html',
  'quick-start/nextjs.html',
  'guide/payer-at-work.html',
  'guide/token.html',
  'guide/csp.html',
  'webhooks.html',
  'errors.html',
  'errors/invalid_amount.html',
  'packages/react.html',
  'packages/token-service.html',
  'examples/nextjs.html',
  'decisions/0003-a-payer-at-work-keeps-the-frame.html',
  'reference/core.html',
  'reference/react.html',
  'reference/token-service.html',
];

/** Each page in the light and wide, and in the dark and narrow; of the first four the other way round, too. */
const views = [
  ...samples.map((path) => [path, 'light', 1280] as const),
  ...samples.map((path) => [path, 'dark', 360] as const),
  ...samples.slice(0, 4).map((path) => [path, 'dark', 1280] as const),
  ...samples.slice(0, 4).map((path) => [path, 'light', 360] as const),
];

const MOST_BYTES = 300_000;

it('every link of every page leads to a page and a heading', async () => {
  const paths = await siteFiles('.html');
  const contents = await Promise.all(paths.map((path) => readSite(path)));
  const pages = new Map(paths.map((path, at) => [path, readPage(String(contents[at]))]));

  const broken = await Promise.all(paths.map((path) => brokenLinks(path, pages)));

  expect(paths.length).toBeGreaterThan(80);
  expect(broken.flat()).toEqual([]);
});

it('every link of every page as .md leads to a file', async () => {
  const paths = await siteFiles('.md');
  const texts = await Promise.all(paths.map((path) => readSite(path)));
  const pages = new Map(paths.map((path, at) => [path, readMarkdown(String(texts[at]))]));

  const broken = await Promise.all(paths.map((path) => brokenLinks(path, pages)));

  expect(paths.length).toBeGreaterThan(80);
  expect(broken.flat()).toEqual([]);
});

it('no picture comes from elsewhere', async () => {
  const paths = await siteFiles('.html');
  const contents = await Promise.all(paths.map((path) => readSite(path)));
  const pages = contents.map((html) => String(html));

  const pictures = pages.flatMap((html) => html.match(/<img [^>]*>/g) ?? []);

  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((picture) => / src="https?:/.test(picture))).toEqual([]);
});

it('a link that leads nowhere is found', async () => {
  const html =
    '<a href="./nowhere.html"></a><a href="#nowhere"></a><a href="#here"></a><p id="here">';
  const pages = new Map([['index.html', readPage(html)]]);

  expect(await brokenLinks('index.html', pages)).toEqual([
    'index.html: ./nowhere.html leads nowhere',
    'index.html: #nowhere is no heading',
  ]);
});

it('llms.txt lists every page, each of which is there as .md', async () => {
  const list = String(await readSite('llms.txt'));
  const listed = [...list.matchAll(/^- \[[^\]]+\]\(([^)]+)\)/gm)].map(([, page = '']) => page);
  const pages = (await siteFiles('.html')).map((path) => path.replace(/html$/, 'md'));

  const texts = await Promise.all(listed.map(async (page) => String(await readSite(page))));

  expect([...listed, '404.md', 'index.md', 'reference/index.md'].sort()).toEqual(pages.sort());
  for (const text of texts) expect(text).toMatch(/^# /m);
});

describe.skipIf(!hasChromium)('in a browser', () => {
  let browser: Browser;
  let site: Listening;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(), serveSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${site.url}/${path}`, { waitUntil: 'networkidle' });
    return page;
  }

  async function faultsOf(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  }

  it.each(views)('axe finds nothing: %s, %s, %s px', async (path, colorScheme, width) => {
    const page = await open(path, { colorScheme, viewport: { width, height: 740 } });

    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );

    expect(sideways).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('the largest pages come with less than 300 kB', async () => {
    const paths = await siteFiles('.html');
    const sized = await Promise.all(
      paths.map(async (path) => ({ path, size: (await readSite(path)).length })),
    );
    const largest = sized.sort((a, b) => b.size - a.size).slice(0, 5);
    const withPictures = ['packages/token-service.html', 'packages/sandbox.html'];
    const weighed: [path: string, bytes: number][] = [];
    for (const path of [...largest.map((each) => each.path), ...withPictures]) {
      const page = await browser.newPage();
      let bytes = 0;
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      session.on(
        'Network.loadingFinished',
        ({ encodedDataLength }) => (bytes += encodedDataLength),
      );
      await page.goto(`${site.url}/${path}`, { waitUntil: 'networkidle' });
      weighed.push([path, bytes]);
      await page.close();
    }
    console.log(weighed);

    for (const [path, bytes] of weighed) {
      expect([path, bytes > 0 && bytes < MOST_BYTES]).toEqual([path, true]);
    }
  });

  it('search finds a page by its words, and leads there', async () => {
    const page = await open('index.html');
    await page.getByRole('button', { name: 'Search' }).first().click();

    await page.getByRole('searchbox').fill('frame-src');
    await page.getByRole('option').filter({ hasText: 'Content Security Policy' }).first().click();

    await expect.poll(() => page.locator('h1').textContent()).toContain('Content Security Policy');
  });

  it.each(['Enter', 'Space'])(
    'a group of the sidebar opens by the key %s, and says so',
    async (key) => {
      const page = await open('index.html');
      const group = page.getByRole('button', { name: 'Error codes' });
      const before = await group.getAttribute('aria-expanded');

      await group.press(key);

      expect(before).toBe('false');
      await expect.poll(() => group.getAttribute('aria-expanded')).toBe('true');
      const links = page.locator('.VPSidebar').getByRole('link', { name: 'invalid_amount' });
      expect(await links.isVisible()).toBe(true);
    },
  );

  it('the switch for the theme has a name before the script runs', async () => {
    const page = await open('index.html', { javaScriptEnabled: false });

    const themeSwitch = page.getByRole('switch', { name: 'Switch to dark theme' });

    expect(await themeSwitch.first().isVisible()).toBe(true);
  });

  it.each(['index.html', 'quick-start/nextjs.html', 'reference/server.html'])(
    'is readable without script: %s',
    async (path) => {
      const page = await open(path, { javaScriptEnabled: false });

      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(await page.locator('.vp-doc h2').first().isVisible()).toBe(true);
      await page.getByRole('link', { name: 'Vite and Express' }).first().click();

      await expect.poll(() => page.locator('h1').textContent()).toContain('Vite and Express');
    },
  );

  it('every picture has a light and a dark form, one of which shows', async () => {
    const page = await open('guide/token.html', { colorScheme: 'dark' });

    expect(await page.locator('img.only-dark').first().isVisible()).toBe(true);
    expect(await page.locator('img.only-light').first().isVisible()).toBe(false);
  });
});
