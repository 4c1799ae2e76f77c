/**
 * The looks of all that is not Phoenix's own frame, in a cascade layer: any rule of the host wins.
 * System colours follow the colour scheme and forced colours; `--phoenix-*` are the host's to set.
 */
export const checkoutStyles = `@layer phoenix-checkout{
.phoenix-checkout{box-sizing:border-box;width:350px;color-scheme:light dark;color:var(--phoenix-foreground,CanvasText);font:16px/1.5 system-ui,sans-serif;text-align:center}
.phoenix-checkout[data-theme=light]{color-scheme:light}
.phoenix-checkout[data-theme=dark]{color-scheme:dark}
.phoenix-checkout:focus,.phoenix-checkout-panel:focus{outline:0}
.phoenix-checkout-stage{position:relative;height:600px;overflow:hidden;border-radius:var(--phoenix-radius,16px);background:var(--phoenix-background,Canvas);box-shadow:0 0 0 1px var(--phoenix-border,#8885),0 12px 32px -16px #0005}
.phoenix-checkout-frame{display:block;border:0}
.phoenix-checkout[data-covered] .phoenix-checkout-frame{visibility:hidden}
.phoenix-checkout-panel{position:absolute;inset:0;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:20px;padding:40px;background:inherit;text-wrap:balance}
.phoenix-checkout-mark{width:44px;box-sizing:border-box;border:2px solid;border-radius:50%;color:var(--phoenix-accent,#3b6fe8);font:600 24px/40px system-ui,sans-serif}
[data-status=error] .phoenix-checkout-mark{color:var(--phoenix-danger,#e5484d)}
.phoenix-checkout-mark:empty{height:44px;border-inline-color:var(--phoenix-border,#8885);animation:phoenix-checkout 1.2s linear infinite}
@keyframes phoenix-checkout{to{rotate:1turn}}
@media (prefers-reduced-motion){.phoenix-checkout-mark:empty{animation-duration:6s}}
.phoenix-checkout-button{min-height:44px;padding:0 24px;border:1px solid #0000;border-radius:10px;background:var(--phoenix-accent,#3061d6);color:var(--phoenix-on-accent,#fff);font:600 15px system-ui,sans-serif;cursor:pointer}
.phoenix-checkout-link{display:inline-block;padding:10px;color:inherit;font-size:13px;opacity:.75}
.phoenix-checkout-button:focus-visible,.phoenix-checkout-link:focus-visible{outline:2px solid;outline-offset:2px}
.phoenix-checkout-announcement{position:absolute;clip-path:inset(50%)}
}`;

let sheet: CSSStyleSheet | undefined;

/** Puts the looks into the document or shadow root of an element, once. No `<style>`: a strict CSP allows this. */
export function adoptCheckoutStyles(element: Element): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  const sheets = root.adoptedStyleSheets;
  if (!sheets) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(checkoutStyles);
  }
  if (!sheets.includes(sheet)) root.adoptedStyleSheets = [...sheets, sheet];
}
