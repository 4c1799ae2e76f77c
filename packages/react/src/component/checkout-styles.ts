/**
 * The looks of all that is not Phoenix's own frame, in a cascade layer: any rule of the host wins.
 * System colours follow the colour scheme and forced colours; `--phoenix-*` are the host's to set.
 */
export const checkoutStyles = `@layer phoenix-checkout{
.phoenix-checkout{width:350px;max-width:100%;overflow:hidden;border-radius:var(--phoenix-radius,16px);background:var(--phoenix-background,Canvas);outline:1px solid var(--phoenix-border,#8884);color-scheme:light dark;color:var(--phoenix-foreground,CanvasText);font:16px/1.5 system-ui;text-align:center}
.phoenix-checkout[data-theme=light]{color-scheme:light}
.phoenix-checkout[data-theme=dark]{color-scheme:dark}
dialog.phoenix-checkout{max-height:100%;margin:auto;padding:0;border:0;overflow:auto}
dialog.phoenix-checkout:not([open]){display:block;position:fixed;visibility:hidden}
.phoenix-checkout::backdrop{background:#0009}
.phoenix-checkout-bar{position:sticky;top:0;z-index:1;padding:10px 44px;background:inherit}
.phoenix-checkout-close{position:absolute;inset-block:0;inset-inline-end:0;width:44px;border:0;background:none;color:inherit;font-size:24px;outline-offset:-4px}
.phoenix-checkout-stage{position:relative;height:calc(600px*var(--phoenix-scale,1))}
.phoenix-checkout-frame{position:absolute;top:0;left:0;border:0;transform:scale(var(--phoenix-scale,1));transform-origin:0 0}
[data-covered] .phoenix-checkout-frame,.phoenix-checkout-link:not([href]){visibility:hidden}
.phoenix-checkout-panel{position:absolute;inset:0;display:grid;place-content:center;justify-items:center;gap:20px;padding:20px;outline:0}
.phoenix-checkout-mark{width:40px;aspect-ratio:1;border:2px solid;border-radius:50%;color:var(--phoenix-accent,#3061d6);font-size:24px;line-height:40px}
[data-status=error] .phoenix-checkout-mark{color:#e5484d}
.phoenix-checkout-mark:empty{border-top-style:none}
@keyframes phoenix-checkout{to{transform:rotate(1turn)}}
@media(prefers-reduced-motion:no-preference){.phoenix-checkout-mark:empty{animation:phoenix-checkout 1s linear infinite}}
.phoenix-checkout-button{padding:12px 20px;border:1px solid #0000;border-radius:16px;background:var(--phoenix-accent,#3061d6);color:var(--phoenix-on-accent,#fff);font:inherit}
.phoenix-checkout-button+.phoenix-checkout-button{background:none;color:inherit}
.phoenix-checkout-link,.phoenix-checkout-note{display:inline-block;padding:10px;color:inherit;font-size:13px}
.phoenix-checkout-announcement{position:absolute;left:0;clip-path:inset(50%)}
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
