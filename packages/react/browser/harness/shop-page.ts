import type { FrameLocator, Page, Request } from 'playwright-core';
import type { Call, FixtureProps, RenderOptions } from '../fixture/fixture.js';
import { expectSoon } from './expect-soon.js';

/** A host page in the browser, with a checkout in it. */
export interface ShopPage {
  page: Page;
  /** The checkout's frame. */
  frame: FrameLocator;
  /** The addresses that the checkout was asked for, one a load of its frame. */
  frameLoads: URL[];
  /** How many requests for a token have ended, in whatever way. */
  tokenRequests: () => number;
  /** What the host page's console complained of. */
  complaints: string[];
  /** Renders the checkout with the test's backend and sandbox, and these changes. */
  render(changes?: FixtureProps, options?: RenderOptions): Promise<void>;
  /** Holds back what the checkout's frame is answered from now on, until the result is called. */
  holdFrame(): Promise<() => void>;
  /** Waits for the checkout's status. */
  becomes(status: string): Promise<void>;
  /** Presses a button in the frame. */
  press(name: string | RegExp): Promise<void>;
  /** Waits for a step of the checkout, by its heading. */
  sees(heading: string): Promise<void>;
  /** Waits until the frame asks for this amount, such as `$100.00`. */
  offers(amount: string): Promise<void>;
  /** Presses the shop's own button: focus leaves the frame. */
  leaveFrame(): Promise<void>;
  calls(name?: string): Promise<Call[]>;
  /** Waits for a callback, and gives what it was called with first. */
  called(name: string): Promise<Record<string, unknown>>;
  /** Waits until all that the page has begun by now has reached the network. */
  settle(): Promise<void>;
}

export function driveShop(page: Page, defaults: FixtureProps): ShopPage {
  const checkoutUrl = String(defaults.checkoutUrl);
  const frame = page.frameLocator('iframe');
  let tokenRequests = 0;
  const countTokens = (request: Request) => {
    if (request.url() === defaults.tokenUrl && request.method() === 'GET') tokenRequests += 1;
  };
  page.on('requestfinished', countTokens);
  page.on('requestfailed', countTokens);
  const frameLoads: URL[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const isCheckout = request.url().startsWith(`${checkoutUrl}?`);
    if (request.isNavigationRequest() && isCheckout) frameLoads.push(new URL(request.url()));
  });
  page.on('console', (message) => {
    // Other pages' errors, and failed requests, which no page can keep quiet, are not its own.
    const { url } = message.location();
    const isOwn = url.startsWith(new URL(page.url()).origin) || url === '';
    if (isOwn && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));

  const calls = async (name?: string) => {
    const all = await page.evaluate(() => window.fixture.calls);
    return name ? all.filter((call) => call.name === name) : all;
  };

  return {
    page,
    frame,
    frameLoads,
    tokenRequests: () => tokenRequests,
    complaints,
    render: (changes = {}, options) =>
      page.evaluate(([props, how]) => window.fixture.render(props, how), [
        { ...defaults, ...changes },
        options,
      ] as const),
    async holdFrame() {
      let release = () => {};
      const released = new Promise<void>((resolve) => (release = resolve));
      await page.route(`${checkoutUrl}?*`, async (route) => {
        await released;
        await route.continue();
      });
      return release;
    },
    becomes: (status) => page.locator(`[data-status="${status}"]`).first().waitFor(),
    press: (name) => frame.getByRole('button', { name, exact: typeof name === 'string' }).click(),
    sees: (heading) => frame.getByRole('heading', { name: heading, level: 1 }).waitFor(),
    offers: (amount) => frame.locator('dd[data-field="amount"]', { hasText: amount }).waitFor(),
    leaveFrame: () => page.getByRole('button', { name: 'After' }).click(),
    calls,
    async called(name) {
      await expectSoon(() => calls(name)).not.toEqual([]);
      const [first] = await calls(name);
      return first?.value ?? {};
    },
    settle: () =>
      page.evaluate(async () => {
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        // Requests are reported in their order: what was begun before this one has been seen.
        await fetch('/shop.css', { cache: 'no-store' }).catch(() => {});
      }),
  };
}
