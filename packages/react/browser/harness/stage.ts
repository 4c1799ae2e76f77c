import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import type { Browser, BrowserContextOptions, LaunchOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { closePages, sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import type { FixtureProps } from '../fixture/fixture.js';
import { startHost, type HostPageOptions, type HostServer } from './host-server.js';
import { driveShop, type ShopPage } from './shop-page.js';
import { startTokenBackend, type TokenBackend } from './token-backend.js';

export const ADDRESS = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

interface OpenOptions extends HostPageOptions {
  context?: BrowserContextOptions;
  /** Takes hold of the page's clock before anything runs in it; time goes on by itself. */
  holdsClock?: boolean;
}

/** Host page, checkout and token backend, each on an origin of its own, and a browser. */
export interface Stage {
  readonly sandbox: RunningSandbox;
  readonly backend: TokenBackend;
  readonly host: HostServer;
  /** What a checkout on this stage is rendered with. */
  readonly props: FixtureProps & { address: string; amount: string };
  /** Opens a host page; nothing is rendered yet. */
  open(options?: OpenOptions): Promise<ShopPage>;
  /** Opens a host page with a checkout whose frame has loaded. */
  openReady(changes?: FixtureProps, options?: OpenOptions): Promise<ShopPage>;
  /** Lets time pass for the host page and for the sandbox. */
  pass(shop: ShopPage, seconds: number): Promise<void>;
}

/** @param launchOptions of the browser, as Playwright has them */
export function setStage(launchOptions: LaunchOptions = {}): Stage {
  let browser: Browser;
  let sandbox: RunningSandbox;
  let backend: TokenBackend;
  let host: HostServer;
  let ahead = 0;

  beforeAll(async () => {
    [browser, sandbox, host] = await Promise.all([
      sharedChromium(launchOptions),
      startSandbox({ now: () => Date.now() + ahead, transferSeconds: 0.1 }),
      startHost(),
    ]);
    backend = await startTokenBackend(sandbox.sandbox);
  });
  afterEach(async () => {
    await closePages(browser);
    sandbox.sandbox.reset();
    backend.reset();
    ahead = 0;
  });
  afterAll(async () => {
    await closePages(browser);
    await Promise.all([sandbox?.stop(), host?.stop(), backend?.stop()]);
  });

  /** The strictest policy that a host may have, with the two directives that we ask for. */
  function strictPolicy() {
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `frame-src ${sandbox.url}`,
      // The page's own origin is what `settle` asks.
      `connect-src 'self' ${new URL(backend.url).origin}`,
    ];
    return { 'Content-Security-Policy': policy.join('; ') };
  }

  const stage: Stage = {
    get sandbox() {
      return sandbox;
    },
    get backend() {
      return backend;
    },
    get host() {
      return host;
    },
    get props() {
      return {
        address: ADDRESS,
        amount: '100',
        tokenUrl: backend.url,
        checkoutUrl: sandbox.checkoutUrl,
      };
    },
    async open({ context: contextOptions, holdsClock, ...pageOptions } = {}) {
      // Big enough for the whole shop: a click right after scrolling may miss a frame that has moved.
      const viewport = { width: 1280, height: 800 };
      const context = await browser.newContext({ viewport, ...contextOptions });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      if (holdsClock) await page.clock.install();
      const shop = driveShop(page, stage.props);
      await page.goto(host.addPage({ headers: strictPolicy(), ...pageOptions }));
      return shop;
    },
    async openReady(changes, options) {
      const shop = await stage.open(options);
      await shop.render(changes);
      await shop.becomes('ready');
      return shop;
    },
    async pass({ page }, seconds) {
      ahead += seconds * 1000;
      await page.clock.fastForward(seconds * 1000);
    },
  };
  return stage;
}
