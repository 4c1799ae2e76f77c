import { describe, expect, it } from 'vitest';
import { adoptCheckoutStyles, checkoutStyles } from './checkout-styles.js';

describe('the looks', () => {
  it("are in one cascade layer, which any rule of the host's beats", () => {
    expect(checkoutStyles).toMatch(/^@layer phoenix-checkout\{[^]*\n\}$/);
    expect(checkoutStyles.split('{')).toHaveLength(checkoutStyles.split('}').length);
  });

  it('touch nothing but the component', () => {
    const selectors = checkoutStyles.match(/^[^@\n][^{\n]*(?=\{)/gm) ?? [];

    expect(selectors.length).toBeGreaterThan(8);
    for (const selector of selectors) expect(selector).toContain('.phoenix-checkout');
  });

  it('load nothing, as a strict CSP demands', () => {
    expect(checkoutStyles).not.toMatch(/url\(|@import|data:/);
  });

  it('are left out where a document cannot adopt them', () => {
    const element = { getRootNode: () => ({}) } as unknown as Element;

    expect(() => adoptCheckoutStyles(element)).not.toThrow();
  });
});
