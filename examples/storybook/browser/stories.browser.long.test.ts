import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectedStories } from './expected-stories.js';
import { setStorybook } from './test-support/storybook-stage.js';
import { testStories } from './test-support/test-stories.js';

const jwt = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/;

describe.skipIf(!hasChromium)('the built Storybook, as static files', () => {
  const stage = setStorybook();

  it('has the stories that are expected, and no other', async () => {
    const { entries } = JSON.parse(await readFile(join(stage.folder, 'index.json'), 'utf8')) as {
      entries: Record<string, { id: string; type: string }>;
    };

    const ids = Object.values(entries)
      .filter(({ type }) => type === 'story')
      .map(({ id }) => id);
    expect(ids.sort()).toEqual(Object.keys(expectedStories).sort());
  });

  // In the dark too, unless it says otherwise: see the long tests.
  testStories(stage, (own = ['light']) => own);

  it(
    'pays inside the manager, where the canvas is a frame itself',
    { timeout: 180_000 },
    async () => {
      const page = await stage.browser.newPage();
      // The manager is much to load where others work on the same machine.
      page.setDefaultTimeout(90_000);
      await page.goto(`${stage.server.url}?path=/story/checkout-phoenixcheckout--ready`);
      const canvas = page.frameLocator('#storybook-preview-iframe');
      const checkout = canvas.frameLocator('.phoenix-checkout-frame');

      await checkout.getByRole('button', { name: 'Continue' }).click();
      await checkout.getByRole('button', { name: 'Harbor Bank' }).click();
      await checkout.getByRole('button', { name: 'Approve payment' }).click();

      await checkout.getByRole('heading', { name: 'Payment complete' }).waitFor();
      await canvas.locator('.phoenix-checkout[data-status=succeeded]').waitFor();
      await page.context().close();
    },
  );

  it('has a page of docs with a live checkout and all of its props', async () => {
    const page = await stage.browser.newPage();
    await page.goto(
      `${stage.server.url}iframe.html?id=checkout-phoenixcheckout--docs&viewMode=docs`,
    );

    await page.frameLocator('.phoenix-checkout-frame').getByText('Buy USDC').waitFor();
    const props = await page.locator('.docblock-argstable tbody tr td:first-child').allInnerTexts();

    expect(props.map((name) => name.replace('*', '').trim())).toEqual(
      expect.arrayContaining(['address', 'amount', 'theme', 'tokenUrl', 'labels', 'onError']),
    );
    await page.context().close();
  });

  it('holds no token', async () => {
    const files = await readdir(stage.folder, { recursive: true, withFileTypes: true });
    const leaky: string[] = [];
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name);
      if (jwt.test(await readFile(path, 'utf8'))) leaky.push(path);
    }

    expect(files.length).toBeGreaterThan(20);
    expect(leaky).toEqual([]);
  });

  it('asks the server for nothing but its own files', () => {
    expect(stage.server.missed).toEqual([]);
  });
});
