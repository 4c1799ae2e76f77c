import { windowOf } from '../page/page-window.js';

/** Style sheets by what is in them, for each document: one may be adopted in its own document only. */
const sheets = /* @__PURE__ */ new WeakMap<Document, Map<string, CSSStyleSheet>>();

function sheetFor(page: Document, css: string, create: () => CSSStyleSheet): CSSStyleSheet {
  const known = sheets.get(page) ?? new Map<string, CSSStyleSheet>();
  sheets.set(page, known);
  const sheet = known.get(css) ?? create();
  known.set(css, sheet);
  return sheet;
}

/**
 * Puts styles into the document or shadow root that an element is in, once. No `<style>`: a strict
 * Content-Security-Policy allows this. Where a browser cannot, the element stays without looks.
 */
export function adoptStyles(element: Element, css: string): void {
  const root = element.getRootNode() as Partial<DocumentOrShadowRoot>;
  if (!root.adoptedStyleSheets) return;
  const sheet = sheetFor(element.ownerDocument, css, () => {
    const { CSSStyleSheet } = windowOf(element);
    const created = new CSSStyleSheet();
    created.replaceSync(css);
    return created;
  });
  if (!root.adoptedStyleSheets.includes(sheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
