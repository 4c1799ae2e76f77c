import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { describe, expect, it } from 'vitest';
import type { ReactMode } from './harness/global-setup.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a token URL that is not there', () => {
  const stage = setStage();

  /** Shows checkouts whose token URL answers 404, until they say so to the payer. */
  async function openLost(mode: ReactMode) {
    const shop = await stage.open({ mode });
    await shop.render({ tokenUrl: `${stage.backend.url}?customer=42` }, { count: 2 });
    await shop.page.getByRole('alert').first().waitFor();
    await shop.page.evaluate(() => window.fixture.rerender(3));
    await shop.settle();
    return shop;
  }

  it('is told to the developer once, with code, URL without its query, and page', async () => {
    const { complaints } = await openLost('development');

    expect(complaints).toEqual([
      expect.stringMatching(
        /^\[phoenix-checkout\] token_unavailable: .+ See https:\/\/.+\/docs\/errors\/token_unavailable\.md$/,
      ),
    ]);
    expect(complaints[0]).toContain(`${stage.backend.url}: status 404`);
    expect(complaints[0]).not.toContain('customer');
  });

  it('is no concern of a payer in production', async () => {
    const { complaints } = await openLost('production');

    expect(complaints).toEqual([]);
  });
});
