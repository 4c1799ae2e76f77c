import type { PaymentLink } from '@phoenix-checkout/react';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import type { FixtureProps } from './fixture/fixture.js';
import { expectSoon } from './harness/expect-soon.js';
import { lookForBarriers } from './harness/look-for-barriers.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

const HOUR = 3_600_000;
const url = `https://app-partner.phoenix.market/?payment_id=L1&access_token=${'not-a-token-'.repeat(25)}`;

/** A link that was made an hour ago. */
const link = (fields: Partial<PaymentLink> = {}): PaymentLink => ({
  id: 'L1',
  url,
  status: 'pending',
  createdAt: Date.now() - HOUR,
  expiresAt: Date.now() + 23 * HOUR,
  ...fields,
});

describe.skipIf(!hasChromium)('a payment link', () => {
  const stage = setStage();

  async function openLink(
    props: Partial<FixtureProps> = {},
    options: Parameters<typeof stage.open>[0] = {},
  ) {
    const shop = await stage.open(options);
    await shop.render({ link: link(), ...props }, { kind: 'link' });
    await shop.page.getByRole('region', { name: 'Payment link' }).waitFor();
    return shop;
  }
  const press = ({ page }: ShopPage, name: string) =>
    page.getByRole('button', { name, exact: true }).click();
  /** The live region for what was just done. */
  const told = ({ page }: ShopPage) => page.locator('.phoenix-payment-link [aria-live=polite]');
  async function showQrCode(shop: ShopPage) {
    await press(shop, 'Show QR code');
    await shop.page.locator('.phoenix-payment-link-qr-code path[d^=M]').waitFor();
  }
  const allowsClipboard = { context: { permissions: ['clipboard-read', 'clipboard-write'] } };
  /** Neither the clipboard nor the older way lets it copy. */
  const refuseCopying = ({ page }: ShopPage) =>
    page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });

  const states: Record<string, (theme: 'light' | 'dark', context: object) => Promise<ShopPage>> = {
    fresh: (theme, context) => openLink({ theme }, { context }),
    'nearly over': (theme, context) =>
      openLink({ theme, link: link({ expiresAt: Date.now() + 60_000 }) }, { context }),
    'with its address': (theme, context) => openLink({ theme, showUrl: true }, { context }),
    expired: (theme, context) =>
      openLink({ theme, link: link({ expiresAt: Date.now() - 1 }) }, { context }),
    consumed: (theme, context) =>
      openLink({ theme, link: link({ status: 'consumed' }) }, { context }),
    async 'with its QR code'(theme, context) {
      const shop = await openLink({ theme }, { context });
      await showQrCode(shop);
      return shop;
    },
    async 'that could not be copied'(theme, context) {
      const shop = await openLink({ theme }, { context });
      await refuseCopying(shop);
      await press(shop, 'Copy link');
      await shop.page.getByText('The browser does not allow copying.').waitFor();
      return shop;
    },
  };

  it.each(
    Object.keys(states).flatMap((state) => [[state, 'light'] as const, [state, 'dark'] as const]),
  )('has no barrier that axe finds: %s, %s', async (state, theme) => {
    const shop = await states[state]?.(theme, { colorScheme: theme, reducedMotion: 'reduce' });

    expect(shop && (await lookForBarriers(shop.page))).toEqual([]);
  });

  it.each([
    ['light', '#8ab0ff', 'black'],
    ['dark', '#8ab0ff', 'black'],
    ['light', '#7a3e1d', 'white'],
    ['dark', '#7a3e1d', 'white'],
  ] as const)(
    'writes so that it is read on any accent: %s, %s, in %s',
    async (theme, accent, ink) => {
      const shop = await openLink({ theme }, { context: { colorScheme: theme } });
      const button = shop.page.getByRole('button', { name: 'Copy link' });

      await shop.page.evaluate((colour) => {
        document.documentElement.style.setProperty('--phoenix-accent', colour);
      }, accent);

      expect(await lookForBarriers(shop.page)).toEqual([]);
      const lightness = { black: 0, white: 100 }[ink];
      expect(await button.evaluate((element) => getComputedStyle(element).color)).toBe(
        `lch(${lightness} 0 0)`,
      );
    },
  );

  it.each(['display: block', 'display: flex', 'display: grid', 'display: inline-block'])(
    'never makes a page wider than 320 or 360 px, and has its 350 px where there is room: %s',
    async (around) => {
      const shop = await openLink({ showUrl: true });
      await showQrCode(shop);
      const card = shop.page.locator('.phoenix-payment-link');
      // As a card in a layout of the shop's: something around that is laid out, and something in it.
      await card.evaluate((element, css) => {
        const outer = document.createElement('div');
        const inner = document.createElement('div');
        outer.style.cssText = css;
        document.querySelector('main')?.style.setProperty('display', 'block');
        element.before(outer);
        outer.append(inner);
        inner.append(element);
      }, around);
      const widths: number[] = [];

      for (const width of [320, 360, 1280]) {
        await shop.page.setViewportSize({ width, height: 740 });
        const scrolled = await shop.page.evaluate(() => document.documentElement.scrollWidth);
        expect(scrolled).toBe(width);
        widths.push((await card.boundingBox())?.width ?? 0);
      }

      // The page has a margin of 16 px on each side.
      expect(widths).toEqual([288, 328, 350]);
    },
  );

  it('ends with its buttons: no room is kept for what is not said', async () => {
    const shop = await openLink();

    const [card, actions] = await Promise.all(
      ['.phoenix-payment-link', '.phoenix-payment-link-actions'].map((selector) =>
        shop.page.locator(selector).boundingBox(),
      ),
    );

    const below = (box: typeof card) => (box?.y ?? 0) + (box?.height ?? 0);
    expect(below(card) - below(actions)).toBe(21);
  });

  describe('with the keyboard alone', () => {
    /** The names of what Tab reaches, from the shop's button before the link to the one behind it. */
    async function tabOrder({ page }: ShopPage): Promise<string[]> {
      await page.getByRole('button', { name: 'Before' }).focus();
      const names: string[] = [];
      while (names.at(-1) !== 'After' && names.length < 10) {
        await page.keyboard.press('Tab');
        const name = await page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
        });
        names.push(name);
      }
      return names;
    }

    it('goes from the address to the buttons, in the order that is seen', async () => {
      const shop = await openLink({ showUrl: true });

      expect(await tabOrder(shop)).toEqual(['Address', 'Copy link', 'Show QR code', 'After']);
    });

    it('goes to sharing too, where the browser can', async () => {
      const shop = await stage.open();
      await shop.page.evaluate(() => {
        Object.defineProperty(navigator, 'share', { value: async () => {} });
        Object.defineProperty(navigator, 'canShare', { value: () => true });
      });
      await shop.render({ link: link() }, { kind: 'link' });
      await shop.page.getByRole('button', { name: 'Share' }).waitFor();

      expect(await tabOrder(shop)).toEqual(['Copy link', 'Share', 'Show QR code', 'After']);
    });

    it('goes past a link that is over', async () => {
      const shop = await openLink({ link: link({ status: 'consumed' }) });

      expect(await tabOrder(shop)).toEqual(['After']);
    });

    it('shows and hides the QR code, from the same button', async () => {
      const shop = await openLink();
      const { page } = shop;
      await page.getByRole('button', { name: 'Show QR code' }).focus();

      await page.keyboard.press('Enter');
      await page.getByRole('img', { name: 'QR code of the payment link' }).waitFor();
      await page
        .getByRole('button', { name: 'Hide QR code' })
        .and(page.locator(':focus'))
        .waitFor();
      await page.keyboard.press('Space');

      await page
        .getByRole('button', { name: 'Show QR code' })
        .and(page.locator(':focus'))
        .waitFor();
      expect(await page.getByRole('img').count()).toBe(0);
    });

    it('selects the whole address when it gets there', async () => {
      const shop = await openLink({ showUrl: true });
      await shop.page.getByRole('button', { name: 'Before' }).focus();

      await shop.page.keyboard.press('Tab');

      await expectSoon(() => shop.page.evaluate(() => String(getSelection()))).toBe(url);
    });

    it('copies, says so politely, and keeps the focus', async () => {
      const shop = await openLink({}, allowsClipboard);
      const { page } = shop;
      const button = page.getByRole('button', { name: 'Copy link' });
      await button.focus();
      expect(await told(shop).textContent()).toBe('');

      await page.keyboard.press('Enter');

      await expectSoon(() => told(shop).textContent()).toBe('Copied.');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    });
  });

  it('tells each time that it is copied, to those who only hear it too', async () => {
    const shop = await openLink({}, allowsClipboard);
    await told(shop).evaluate((region) => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver((changes) =>
        changes.forEach(({ addedNodes }) =>
          addedNodes.forEach(({ textContent }) => said.push(textContent ?? '')),
        ),
      ).observe(region, { childList: true });
    });

    await press(shop, 'Copy link');
    await expectSoon(() => told(shop).textContent()).toBe('Copied.');
    await press(shop, 'Copy link');

    await expectSoon(() =>
      shop.page.evaluate(() => (window as unknown as { said: string[] }).said),
    ).toEqual(['Copied.', 'Copied.']);
  });

  it('copies the older way where the clipboard is not to be had', async () => {
    const shop = await openLink({}, allowsClipboard);
    await shop.page.evaluate(() =>
      Object.defineProperty(navigator.clipboard, 'writeText', { value: undefined }),
    );

    await press(shop, 'Copy link');

    await expectSoon(() => told(shop).textContent()).toBe('Copied.');
    expect(await shop.page.evaluate(() => navigator.clipboard.readText())).toBe(url);
  });

  it.each([
    ['expired', { expiresAt: Date.now() - 1 }, 'This payment link has expired.'],
    ['consumed', { status: 'consumed' }, 'This payment link has been used.'],
  ] as const)(
    'that is %s says so where it was, and takes its buttons away',
    async (_, over, words) => {
      const shop = await openLink();
      const { page } = shop;
      await page.getByRole('button', { name: 'Copy link' }).focus();

      await shop.render({ link: link(over) }, { kind: 'link' });

      await page.getByRole('status').filter({ hasText: words }).waitFor();
      expect(await page.locator('.phoenix-payment-link').getByRole('button').count()).toBe(0);
      // The focus is not lost to the page.
      await page
        .getByRole('region', { name: 'Payment link' })
        .and(page.locator(':focus'))
        .waitFor();
    },
  );

  it('runs out while it is looked at', async () => {
    const shop = await stage.open({ holdsClock: true });
    await shop.render({ link: link({ expiresAt: Date.now() + 60_000 }) }, { kind: 'link' });
    await shop.page.getByText('Valid for 1 min').first().waitFor();

    await stage.pass(shop, 61);

    await shop.page.getByText('This payment link has expired.').waitFor();
    expect(await shop.page.getByText('Valid for').count()).toBe(0);
  });

  it('does not hold its address in the document, nor does its QR code, unless the host asks', async () => {
    const shop = await openLink();
    await showQrCode(shop);

    expect(await shop.page.content()).not.toContain('not-a-token');
  });
});
