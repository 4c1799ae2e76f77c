const dark =
  '--phoenix-background:#14161b;--phoenix-foreground:#f2f4f8;--phoenix-muted:#a3abba;--phoenix-border:#2d323c;--phoenix-accent:#8ab0ff;--phoenix-on-accent:#0b1220;--phoenix-danger:#ff9a92;color-scheme:dark';

/**
 * The looks of all that is not Phoenix's own frame, in a cascade layer: any rule of the host wins.
 * Colours and radius are custom properties.
 */
export const checkoutStyles = `@layer phoenix-checkout{
.phoenix-checkout{--phoenix-background:#fff;--phoenix-foreground:#14161b;--phoenix-muted:#5a6372;--phoenix-border:#dfe3ea;--phoenix-accent:#1f4fd8;--phoenix-on-accent:#fff;--phoenix-danger:#b3261e;--phoenix-radius:16px;color-scheme:light;box-sizing:border-box;display:block;width:350px;color:var(--phoenix-foreground);font:400 15px/1.5 system-ui,sans-serif}
@media (prefers-color-scheme:dark){.phoenix-checkout:not([data-theme]){${dark}}}
.phoenix-checkout[data-theme=dark]{${dark}}
.phoenix-checkout:focus,.phoenix-checkout-panel:focus{outline:none}
.phoenix-checkout-stage{position:relative;width:350px;height:600px;overflow:hidden;border-radius:var(--phoenix-radius);background:var(--phoenix-background);box-shadow:0 0 0 1px var(--phoenix-border),0 12px 32px -16px #0004}
.phoenix-checkout-frame{display:block;width:350px;height:600px;border:0}
.phoenix-checkout[data-covered] .phoenix-checkout-frame{visibility:hidden}
.phoenix-checkout-panel{position:absolute;inset:0;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:12px;padding:32px;box-sizing:border-box;text-align:center;background:var(--phoenix-background)}
.phoenix-checkout-panel>*{margin:0}
.phoenix-checkout-title{font-size:19px;line-height:1.3;font-weight:650;text-wrap:balance}
.phoenix-checkout-text{color:var(--phoenix-muted);text-wrap:balance}
.phoenix-checkout-mark{width:44px;height:44px;margin-bottom:4px;fill:none;stroke:var(--phoenix-accent);stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.phoenix-checkout[data-status=error] .phoenix-checkout-mark{stroke:var(--phoenix-danger)}
.phoenix-checkout-spinner{width:32px;height:32px;box-sizing:border-box;border:3px solid var(--phoenix-border);border-top-color:var(--phoenix-accent);border-radius:50%;animation:phoenix-checkout-spin .9s linear infinite}
@keyframes phoenix-checkout-spin{to{transform:rotate(1turn)}}
@media (prefers-reduced-motion:reduce){.phoenix-checkout-spinner{animation-duration:6s}}
.phoenix-checkout-button{min-height:44px;margin-top:8px;padding:0 24px;border:1px solid transparent;border-radius:10px;background:var(--phoenix-accent);color:var(--phoenix-on-accent);font:600 15px/1 system-ui,sans-serif;cursor:pointer}
.phoenix-checkout-button:hover{filter:brightness(1.1)}
.phoenix-checkout-button[aria-disabled=true]{opacity:.6;cursor:progress}
.phoenix-checkout-button:focus-visible,.phoenix-checkout-link:focus-visible{outline:2px solid var(--phoenix-accent);outline-offset:2px}
.phoenix-checkout-aside{margin:0;padding:8px 0 0;text-align:center;font-size:13px}
.phoenix-checkout-link{display:inline-block;padding:6px 4px;border-radius:6px;color:var(--phoenix-muted);text-underline-offset:2px}
.phoenix-checkout-link:hover{color:var(--phoenix-foreground)}
.phoenix-checkout-announcement{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
}`;

let sheet: CSSStyleSheet | undefined;
const adopted = new WeakSet<object>();

/** Puts the looks into the document or shadow root of an element, once. No `<style>`: a strict CSP allows this. */
export function adoptCheckoutStyles(element: Element): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  if (adopted.has(root) || !('adoptedStyleSheets' in root)) return;
  adopted.add(root);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(checkoutStyles);
  }
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
