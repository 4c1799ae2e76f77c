// Starts the system's Chromium for browser tests. Tests say `describe.skipIf(!hasChromium)`.
import { chromium } from 'playwright-core';
import { findChromium } from './system-packages.mjs';

export const hasChromium = findChromium() !== undefined;

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
