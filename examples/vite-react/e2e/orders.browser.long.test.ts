import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { reconcileOrders, type PhoenixOrder } from '@phoenix-checkout/server/orders';
import jsqr from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOrderShop, type OrderShop } from './order-shop/order-shop.js';
import { newPage, setBrowser } from './test-support/stage.js';

// The package is CommonJS, whose default export Node does not unwrap.
const { default: decode } = jsqr as unknown as { default: typeof jsqr };

/** The pixels of an element as it is seen, decoded in a page of their own. */
async function readQrCode(element: Locator, reader: Page): Promise<string | undefined> {
  const png = (await element.screenshot()).toString('base64');
  const [width, pixels] = await reader.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
    return [bitmap.width, Array.from(data)] as const;
  }, png);
  const height = pixels.length / 4 / width;
  return decode(Uint8ClampedArray.from(pixels), width, height)?.data;
}

describe.skipIf(!hasChromium)('an order whose page is gone', () => {
  let shop: OrderShop;
  setBrowser();
  beforeAll(async () => {
    shop = await startOrderShop();
  });
  afterAll(() => shop?.stop());

  const open = async () => {
    const page = await newPage({ viewport: { width: 1000, height: 1100 } });
    await page.goto(shop.pageUrl);
    return page;
  };
  const press = (page: Page, name: string) =>
    page.frameLocator('iframe').getByRole('button', { name, exact: true }).click();
  /** Makes an order, and closes the page while its transfer is under way. */
  async function payAndLeave(page: Page): Promise<string> {
    await press(page, 'Continue');
    await press(page, 'Harbor Bank');
    await page.locator('[data-order=pending]').waitFor();
    await press(page, 'Approve payment');
    await page
      .frameLocator('iframe')
      .getByRole('heading', { name: /Waiting/ })
      .waitFor();
    const orderId = await page.evaluate(() => localStorage.getItem('order'));
    await page.close();
    return String(orderId);
  }

  it('is confirmed when the page is opened again', async () => {
    const page = await open();
    const orderId = await payAndLeave(page);
    await expect.poll(() => shop.told.get(orderId)?.isConfirmed, { timeout: 20_000 }).toBe(false);

    await shop.phoenix.sandbox.advance(60);
    const again = await page.context().newPage();
    await again.goto(shop.pageUrl);

    await again.locator('[data-order=fulfilled]', { hasText: 'Paid' }).waitFor();
  });

  it('made through a payment link in another browser is confirmed by the webhook', async () => {
    const page = await open();
    await press(page, 'Create payment link');
    await page.getByRole('button', { name: 'Show QR code' }).click();
    const code = page.getByRole('img', { name: 'QR code of the payment link' });
    await code.locator('path[d^=M]').waitFor();
    const payer = await newPage({});
    await payer.goto('about:blank');
    const link = await readQrCode(code, payer);
    expect(new URL(String(link)).searchParams.get('payment_id')).toBe(
      shop.phoenix.sandbox.paymentLinks.at(-1)?.id,
    );
    await page.close();

    await payer.goto(String(link));
    for (const name of ['Continue', 'Harbor Bank', 'Approve payment']) {
      await payer.getByRole('button', { name, exact: true }).click();
    }
    await payer.getByRole('heading', { name: /Waiting/ }).waitFor();
    await shop.phoenix.sandbox.advance(60);
    const orderId = String(shop.phoenix.sandbox.orders.at(-1)?.id);

    await expect.poll(() => shop.told.get(orderId)?.status, { timeout: 20_000 }).toBe('fulfilled');
    expect(shop.told.get(orderId)?.isConfirmed).toBe(true);
    expect(shop.carts.has(orderId)).toBe(false);
  });

  it('of which no webhook came is found by reconciliation', async () => {
    shop.losesWebhooks = true;
    const orderId = await payAndLeave(await open());
    await shop.phoenix.sandbox.advance(60);
    expect(shop.told.has(orderId)).toBe(false);
    const found: PhoenixOrder[] = [];

    const pass = await reconcileOrders({
      client: shop.orders,
      pending: () => [orderId],
      onOrder: (order) => void found.push(order),
    });

    expect(pass).toEqual({ checked: 1, changed: 1, failed: 0 });
    expect(found).toMatchObject([{ orderId, status: 'fulfilled' }]);
    shop.losesWebhooks = false;
  });
});
