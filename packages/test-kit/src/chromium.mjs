// Starts the system's Chromium for browser tests. Tests say `describe.skipIf(!hasChromium)`.
import { chromium } from 'playwright-core';
import { findChromium, findWholeChromium } from './system-packages.mjs';

export const hasChromium = findChromium() !== undefined;

/**
 * For what only a whole browser does, such as a link that opens a tab without an opener.
 *
 * @type {import('playwright-core').LaunchOptions}
 */
export const wholeChromium = { executablePath: findWholeChromium() ?? '' };

/**
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function launchChromium(options = {}) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: set CHROMIUM_PATH.');
  const { args = [], ...rest } = options;
  return chromium.launch({
    executablePath,
    args: [
      // Chromium's own sandbox does not start for root, as in a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      ...args,
    ],
    ...rest,
  });
}

/** @type {Map<string, import('playwright-core').Browser>} */
const browsers = new Map();

/**
 * The browser that all test files of a worker share: launched when it is first wanted, and again
 * where it has crashed, it ends with the worker. A file that has done with it calls `closePages`.
 *
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function sharedChromium(options = {}) {
  const key = JSON.stringify(options);
  const known = browsers.get(key);
  if (known?.isConnected()) return known;
  const browser = await launchChromium(options);
  browsers.set(key, browser);
  return browser;
}

/**
 * Closes all that was opened in the browser, and leaves it to the next file.
 *
 * @param {import('playwright-core').Browser | undefined} browser
 */
export async function closePages(browser) {
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
}
