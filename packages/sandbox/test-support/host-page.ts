import { listen, type Listening } from '@phoenix-checkout/test-kit/listen';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';

/** The documented frame, on a page that records what it is told. */
const hostPage = `<!doctype html><html lang="en"><title>Shop</title><button>Before</button>
<iframe id="checkout" title="Phoenix Payment" width="350" height="600" style="border:0" allow="clipboard-write"></iframe>
<script>
window.told = [];
const frame = document.getElementById('checkout');
addEventListener('message', ({ data, origin, source }) => {
  if (source === frame.contentWindow) told.push({ data, origin });
});
frame.src = new URLSearchParams(location.search).get('src');
</script></html>`;

/** Serves the host page, on a site that is not the sandbox's. */
export function startHost(): Promise<Listening> {
  return listen((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(hostPage);
  });
}

/** What a host page was told, as the frame posted it. */
interface Told {
  type: string;
  data?: Record<string, unknown>;
}

export interface Shop {
  page: Page;
  frame: FrameLocator;
  /** Presses a button in the frame. */
  press(name: string | RegExp): Promise<void>;
  /** Waits for a step of the checkout, by its heading. */
  sees(heading: string): Promise<void>;
  told(): Promise<Told[]>;
  /** Waits for the n-th message. */
  toldAtLeast(count: number): Promise<Told[]>;
  origins(): Promise<string[]>;
}

/** Opens a checkout in a frame of a host page of another site. */
export async function openShop(
  context: BrowserContext,
  host: Listening,
  checkoutUrl: string,
): Promise<Shop> {
  const page = await context.newPage();
  await page.goto(`${host.url}/?${new URLSearchParams({ src: checkoutUrl })}`);
  const frame = page.frameLocator('#checkout');
  const told = () => page.evaluate<Told[]>('told.map(({ data }) => data)');
  return {
    page,
    frame,
    press: (name) => frame.getByRole('button', { name, exact: typeof name === 'string' }).click(),
    sees: (heading) => frame.getByRole('heading', { name: heading, level: 1 }).waitFor(),
    told,
    async toldAtLeast(count) {
      await page.waitForFunction(`told.length >= ${count}`);
      return told();
    },
    origins: () => page.evaluate<string[]>('[...new Set(told.map(({ origin }) => origin))]'),
  };
}
