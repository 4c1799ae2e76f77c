import { themes } from '@phoenix-checkout/core';
import { describe, expect, it } from 'vitest';
import { adoptStyles } from './adopt-styles.js';
import { checkoutStyles } from './checkout-styles.js';
import { modalStyles } from './modal/modal-styles.js';
import { paymentLinkStyles } from '../payment-link/payment-link-styles.js';

describe.each([
  ['the looks', checkoutStyles, 8],
  ["the modal's looks", modalStyles, 6],
])('%s', (_, styles, count) => {
  it("are in one cascade layer, which any rule of the host's beats", () => {
    expect(styles).toMatch(/^@layer phoenix-checkout \{[^]*\n\}$/);
    expect(styles.split('{')).toHaveLength(styles.split('}').length);
  });

  it('touch nothing but the component', () => {
    const selectors = (styles.match(/[^{};]+(?=\{)/g) ?? [])
      .map((selector) => selector.replaceAll(/\/\*.*?\*\//g, '').trim())
      .filter((selector) => !selector.startsWith('@') && selector !== 'to');

    expect(selectors.length).toBeGreaterThan(count);
    for (const list of selectors) {
      for (const selector of list.split(',')) expect(selector).toContain('.phoenix-checkout');
    }
  });

  it('load nothing, as a strict CSP demands', () => {
    expect(styles).not.toMatch(/url\(|@import|data:/);
  });

  it('are the same in whatever charset they are read', () => {
    // oxlint-disable-next-line no-control-regex -- what ASCII is
    expect(styles).toMatch(/^[\u0000-\u007f]*$/);
  });

  it('are left out where a document cannot adopt them', () => {
    const element = { getRootNode: () => ({}) } as unknown as Element;

    expect(() => adoptStyles(element, styles)).not.toThrow();
  });
});

it.each(themes)('a checkout and a payment link have looks for the theme %s', (theme) => {
  for (const styles of [checkoutStyles, paymentLinkStyles]) {
    expect(styles).toContain(`[data-theme=${theme}] { color-scheme: `);
  }
});
