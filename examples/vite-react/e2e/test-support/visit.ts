import type { BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { newPage } from './stage.js';

/** A person in front of one of the demo's pages. */
export interface Visit {
  page: Page;
  frame: FrameLocator;
  /** The addresses of all checkouts that were loaded into a frame. */
  frameLoads: string[];
  /** How often the page asked for an access token. */
  tokenRequests: () => number;
  /** Errors and warnings in the console. */
  problems: string[];
  /** Presses a button of the checkout. */
  press(name: string | RegExp): Promise<void>;
  /** Waits for a step of the checkout. */
  sees(heading: string): Promise<void>;
  /** Waits until the checkout asks for this amount. */
  shows(amount: string): Promise<void>;
  /** Fills in the first page's form. */
  fill(values: { address?: string; amount?: string }): Promise<void>;
  /** Opens the first page's checkout. */
  start(values?: { address?: string; amount?: string }): Promise<void>;
  /** Walks through a payment to its end. */
  pay(how: 'bank' | 'zelle'): Promise<void>;
}

interface VisitOptions extends BrowserContextOptions {
  /** Takes hold of the page's clock before anything runs in it; time goes on by itself until it is paused. */
  holdsClock?: boolean;
}

/** Opens a page until the end of the test; a concurrent one passes its own `onTestFinished`. */
export async function visit(
  url: string,
  { holdsClock = false, ...options }: VisitOptions = {},
  onFinished: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Visit> {
  const page = await newPage(options);
  onFinished(() => page.context().close());
  const frame = page.frameLocator('iframe');
  const frameLoads: string[] = [];
  const problems: string[] = [];
  let tokenRequests = 0;

  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() !== page.mainFrame()) {
      frameLoads.push(request.url());
    }
    if (new URL(request.url()).pathname === '/api/phoenix/token') tokenRequests += 1;
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));

  if (holdsClock) await page.clock.install();
  await page.goto(url);
  await page.getByRole('main').waitFor();

  const self: Visit = {
    page,
    frame,
    frameLoads,
    tokenRequests: () => tokenRequests,
    problems,
    press: (name) => frame.getByRole('button', { name, exact: typeof name === 'string' }).click(),
    sees: (heading) => frame.getByRole('heading', { name: heading, level: 1 }).waitFor(),
    shows: (amount) => frame.getByText(amount, { exact: true }).first().waitFor(),
    async fill({ address, amount }) {
      if (address !== undefined) await page.getByLabel('Wallet address').fill(address);
      if (amount !== undefined) await page.getByLabel('Amount').fill(amount);
    },
    async start(values = {}) {
      await self.fill(values);
      await page.getByRole('button', { name: 'Continue to payment' }).click();
      await self.sees('Buy USDC');
    },
    async pay(how) {
      await self.press('Continue');
      await self.press(how === 'bank' ? 'Harbor Bank' : /Manual Zelle/);
      await self.press(how === 'bank' ? 'Approve payment' : 'I have sent it');
      await self.sees('Payment complete');
    },
  };
  return self;
}

/** No error and no warning in the console, but those that a test brings about. */
export function checkConsole({ problems }: Visit, expected = /^$/): void {
  expect(problems.filter((problem) => !expected.test(problem))).toEqual([]);
}

/** The parameters of a checkout's address. */
export function parametersOf(url: string | null | undefined): Record<string, string> {
  return Object.fromEntries(new URL(url ?? '').searchParams);
}
