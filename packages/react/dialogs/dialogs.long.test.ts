import type { Locator } from 'playwright-core';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from '../browser/harness/expect-soon.js';
import type { ShopPage } from '../browser/harness/shop-page.js';
import { setStage } from '../browser/harness/stage.js';

const hasLibraries = existsSync(
  fileURLToPath(new URL('libraries/node_modules/@mui/material', import.meta.url)),
);

type Library = 'mui' | 'radix' | 'headless';
type Place = 'inside' | 'beside';
const situations = (['mui', 'radix', 'headless'] as const).flatMap((library) =>
  (['inside', 'beside'] as const).map((place) => [place, library] as const),
);

describe.skipIf(!hasChromium || !hasLibraries)("our modal among other libraries' dialogs", () => {
  const stage = setStage();

  const modal = ({ page }: ShopPage) => page.locator('dialog.phoenix-checkout');
  const isOpen = (shop: ShopPage) => modal(shop).evaluate((element) => element.matches(':modal'));
  const closeButton = (shop: ShopPage) =>
    modal(shop).getByRole('button', { name: 'Close', exact: true, includeHidden: true });
  const question = (shop: ShopPage) => modal(shop).getByText('Keep paying');

  /** Where the payer sees it, whatever stands in the tree around it. */
  async function press({ page }: ShopPage, target: Locator) {
    const box = await target.boundingBox();
    if (!box) throw new Error('It is not seen.');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  async function open(library: Library, place: Place) {
    // Without a policy: the libraries put style elements into the page.
    const shop = await stage.open({ headers: {} });
    const checkout = { ...stage.props, ...(place === 'beside' && { open: true }) };
    await shop.page.evaluate(
      (props) => (window.fixture.render as unknown as (given: unknown) => void)(props),
      { library, place, checkout },
    );
    if (place === 'inside') {
      await shop.page.getByRole('button', { name: 'Pay', exact: true }).click();
    }
    await shop.becomes('ready');
    await shop.frame.getByText('Continue', { exact: true }).click();
    await shop.frame.getByText('Harbor Bank').click();
    await shop.called('onOrderCreated');
    return shop;
  }

  it.each(situations)('%s %s: Escape asks, and the host hears nothing', async (place, library) => {
    const shop = await open(library, place);
    await closeButton(shop).focus();
    const before = await shop.calls('onHostClose');

    for (let times = 0; times < 2; times++) {
      await shop.page.keyboard.press('Escape');
      await question(shop).waitFor();
      await shop.page.keyboard.press('Escape');
      await question(shop).waitFor({ state: 'detached' });
    }

    expect(await isOpen(shop)).toBe(true);
    // Beside it, a press in our frame may be one outside of the host's dialog.
    expect(await shop.calls('onHostClose')).toEqual(place === 'inside' ? [] : before);
    expect(shop.frameLoads).toHaveLength(1);
  });

  it.each(situations)('%s %s: the mouse works it', async (place, library) => {
    const shop = await open(library, place);

    await press(shop, closeButton(shop));
    await question(shop).waitFor();
    await press(shop, question(shop));
    await shop.frame.getByText('Approve payment', { exact: true }).click();

    await shop.called('onTransactionSuccess');
    expect(shop.frameLoads).toHaveLength(1);
    if (place === 'inside') expect(await shop.calls('onHostClose')).toEqual([]);
  });

  it.each(['mui', 'radix', 'headless'] as const)(
    'inside %s: closed, it leaves the next Escape to the host, not the same one',
    async (library) => {
      const shop = await open(library, 'inside');
      await closeButton(shop).click();
      await modal(shop).getByText('Close anyway').click();
      await expectSoon(() => isOpen(shop)).toBe(false);
      expect(await shop.calls('onHostClose')).toEqual([]);

      await shop.page.keyboard.press('Escape');

      await shop.called('onHostClose');
    },
  );
});
