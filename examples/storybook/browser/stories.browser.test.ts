import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from '../../../.ci/chromium.mjs';
import { expectedStories } from './expected-stories.js';
import { settings } from './settings.js';
import { buildStorybook } from './test-support/build-storybook.js';
import { serveFolder, type FolderServer } from './test-support/serve-folder.js';
import { openStoryPages, type StoryPages } from './test-support/story-pages.js';

const jwt = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/;
const everyStory = Object.entries(expectedStories).flatMap(([id, expected]) =>
  (expected.settings ?? (['light', 'dark'] as const)).map((setting) => ({ id, setting, expected })),
);

describe.skipIf(!hasChromium)('the built Storybook, as static files', () => {
  let folder: string;
  let server: FolderServer;
  let browser: Browser;
  let pages: StoryPages;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phoenix-storybook-'));
    [server, browser] = await Promise.all([
      serveFolder(folder),
      launchChromium(),
      buildStorybook(folder),
    ]);
    pages = openStoryPages(browser, server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has the stories that are expected, and no other', async () => {
    const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
      entries: Record<string, { id: string; type: string }>;
    };

    const ids = Object.values(entries)
      .filter(({ type }) => type === 'story')
      .map(({ id }) => id);
    expect(ids.sort()).toEqual(Object.keys(expectedStories).sort());
  });

  it.concurrent.for(everyStory)(
    '$id reaches its state, $setting',
    { timeout: 180_000 },
    async (story, { expect: check }) => {
      const { id, setting, expected } = story;

      const run = await pages.run(id, settings[setting]);

      const consoleErrors = run.consoleErrors.filter((text) => !expected.console?.test(text));
      check({ ...run, consoleErrors }).toEqual({
        status: expected.status,
        failures: [],
        consoleErrors: [],
        foreign: [],
      });
    },
  );

  it('pays inside the manager, where the canvas is a frame itself', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}?path=/story/checkout-phoenixcheckout--ready`);
    const canvas = page.frameLocator('#storybook-preview-iframe');
    const checkout = canvas.frameLocator('.phoenix-checkout-frame');

    await checkout.getByRole('button', { name: 'Continue' }).click();
    await checkout.getByRole('button', { name: 'Harbor Bank' }).click();
    await checkout.getByRole('button', { name: 'Approve payment' }).click();

    await checkout.getByRole('heading', { name: 'Payment complete' }).waitFor();
    await canvas.locator('.phoenix-checkout[data-status=succeeded]').waitFor();
    await page.context().close();
  });

  it('has a page of docs with a live checkout and all of its props', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}iframe.html?id=checkout-phoenixcheckout--docs&viewMode=docs`);

    await page.frameLocator('.phoenix-checkout-frame').getByText('Buy USDC').waitFor();
    const props = await page.locator('.docblock-argstable tbody tr td:first-child').allInnerTexts();

    expect(props.map((name) => name.replace('*', '').trim())).toEqual(
      expect.arrayContaining(['address', 'amount', 'theme', 'tokenUrl', 'labels', 'onError']),
    );
    await page.context().close();
  });

  it('holds no token', async () => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const leaky: string[] = [];
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name);
      if (jwt.test(await readFile(path, 'utf8'))) leaky.push(path);
    }

    expect(files.length).toBeGreaterThan(20);
    expect(leaky).toEqual([]);
  });

  it('asks the server for nothing but its own files', () => {
    expect(server.missed).toEqual([]);
  });
});
