import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { closePages, sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import type { Listening } from '@phoenix-checkout/test-kit/listen';
import { startSandbox, type RunningSandbox } from '../src/node/index.js';
import { openShop, startHost, type Shop } from './host-page.js';
import { accessTokenOf, checkoutQuery } from './requests.js';

export interface Stage {
  readonly running: RunningSandbox;
  readonly browser: Browser;
  /** Where the browser finds the sandbox: another site than the host page's. */
  readonly sandboxOrigin: string;
  /** Moves the sandbox's clock; the browser's own stays. */
  advance(seconds: number): void;
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** The address of a checkout with a fresh token. */
  checkoutUrl(changes?: Record<string, string | undefined>): Promise<string>;
  /** A host page with a checkout in its frame. */
  shop(
    changes?: Record<string, string | undefined>,
    options?: BrowserContextOptions,
  ): Promise<Shop>;
}

/** A sandbox, a host page and a browser for the tests of one file. */
export function setStage(): Stage {
  let browser: Browser;
  let running: RunningSandbox;
  let host: Listening;
  let ahead = 0;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [browser, running, host] = await Promise.all([
      sharedChromium(),
      startSandbox({ now: () => Date.now() + ahead, transferSeconds: 0.2 }),
      startHost(),
    ]);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    running.sandbox.reset();
    ahead = 0;
  });
  afterAll(async () => {
    await closePages(browser);
    await Promise.all([running?.stop(), host?.stop()]);
  });

  const stage: Stage = {
    get running() {
      return running;
    },
    get browser() {
      return browser;
    },
    get sandboxOrigin() {
      return running.url.replace('127.0.0.1', 'localhost');
    },
    advance(seconds) {
      ahead += seconds * 1000;
    },
    async newContext(options) {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(15_000);
      contexts.push(context);
      return context;
    },
    async checkoutUrl(changes) {
      const token = await accessTokenOf(running.sandbox);
      return `${stage.sandboxOrigin}/${checkoutQuery(token, changes)}`;
    },
    async shop(changes, options) {
      const context = await stage.newContext(options);
      return openShop(context, host, await stage.checkoutUrl(changes));
    },
  };
  return stage;
}
