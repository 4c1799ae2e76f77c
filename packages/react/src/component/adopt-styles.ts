import { windowOf } from '../page/index.js';

/** What is in the style sheets that are ours. */
const contents = /* @__PURE__ */ new WeakMap<CSSStyleSheet, string>();

/**
 * Puts styles into the document or shadow root that an element is in, once. No `<style>`: a strict
 * Content-Security-Policy allows this. Where a browser cannot, the element stays without looks.
 */
export function adoptStyles(element: Element, css: string): void {
  const root = element.getRootNode() as Partial<DocumentOrShadowRoot>;
  const adopted = root.adoptedStyleSheets;
  if (!adopted || adopted.some((sheet) => contents.get(sheet) === css)) return;
  // A sheet may be adopted in the document only that it was made in.
  const { CSSStyleSheet } = windowOf(element);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  contents.set(sheet, css);
  root.adoptedStyleSheets = [...adopted, sheet];
}
