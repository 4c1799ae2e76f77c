import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { checkoutPage } from './checkout-page.js';
import { createSandbox } from '../sandbox/index.js';
import { accessTokenOf, checkoutQuery } from '../../test-support/requests.js';
import { setStage } from '../../test-support/stage.js';

describe.skipIf(!hasChromium)('the page as a static file', () => {
  const stage = setStage();

  it('pays in any folder, where something answers for its api', async () => {
    const sandbox = createSandbox({ transferSeconds: 0.1 });
    const folder = 'https://storybook.example/static/checkout/';
    const context = await stage.newContext();
    const asked = new Set<string>();
    await context.route('**/*', async (route) => {
      const request = route.request();
      const url = new URL(request.url());
      if (url.pathname.endsWith('/checkout/index.html')) {
        return route.fulfill({ contentType: 'text/html', body: checkoutPage() });
      }
      asked.add(url.href.replace(/[A-Za-z\d]{22}/, ':id'));
      url.pathname = url.pathname.replace('/static/checkout', '');
      const reply = await sandbox.fetch(
        new Request(url, {
          method: request.method(),
          headers: await request.allHeaders(),
          ...(request.postData() && { body: request.postData() }),
        }),
      );
      return route.fulfill({
        status: reply.status,
        headers: Object.fromEntries(reply.headers),
        body: Buffer.from(await reply.arrayBuffer()),
      });
    });
    const page = await context.newPage();

    await page.goto(`${folder}index.html${checkoutQuery(await accessTokenOf(sandbox))}`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Harbor Bank' }).click();
    await page.getByRole('button', { name: 'Approve payment' }).click();
    await page.getByRole('heading', { name: 'Payment complete' }).waitFor();

    expect([...asked]).toEqual([
      `${folder}api/checkout`,
      `${folder}api/sessions`,
      `${folder}api/orders`,
      `${folder}api/messages`,
      `${folder}api/orders/:id/transfer`,
      `${folder}api/orders/:id`,
    ]);
    expect(await context.cookies()).toEqual([]);
  });
});
