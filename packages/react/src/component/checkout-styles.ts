/**
 * The looks of all that is not Phoenix's own frame, in a cascade layer: any rule of the host wins.
 * System colours follow the colour scheme and forced colours; `--phoenix-*` are the host's to set.
 *
 * ASCII only, as a page without a charset reads it.
 */
export const checkoutStyles = `@layer phoenix-checkout {
  .phoenix-checkout {
    width: min(350px, 100%);
    max-width: 100%;
    overflow: hidden;
    border-radius: var(--phoenix-radius, 16px);
    background: var(--phoenix-background, Canvas);
    outline: 1px solid var(--phoenix-border, #8884);
    color-scheme: light dark;
    color: var(--phoenix-foreground, CanvasText);
    font: 16px/1.5 system-ui;
    text-align: center;
  }
  .phoenix-checkout[data-theme=light] { color-scheme: light; }
  .phoenix-checkout[data-theme=dark] { color-scheme: dark; }

  /* A flex or grid container gives it that width, and does not grow for it. */
  .phoenix-checkout-stage::before {
    display: grid;
    grid: none / minmax(0, 350px);
    content: "";
  }
  .phoenix-checkout-stage {
    position: relative;
    max-width: 350px;
    height: calc(600px * var(--phoenix-scale, 1));
    margin: 0 auto;
  }
  .phoenix-checkout-frame {
    position: absolute;
    top: 0;
    /* In the middle, where the scale leaves room at the sides. */
    left: max(0px, 50% - 175px * var(--phoenix-scale, 1));
    border: 0;
    transform: scale(var(--phoenix-scale, 1));
    transform-origin: 0 0;
  }
  [data-covered] .phoenix-checkout-frame,
  .phoenix-checkout-link:not([href]) { visibility: hidden; }

  .phoenix-checkout-panel {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 20px;
    padding: 20px;
    outline: 0;
  }
  .phoenix-checkout-mark {
    width: 40px;
    aspect-ratio: 1;
    border: 2px solid;
    border-radius: 50%;
    color: var(--phoenix-accent, #3061d6);
    font-size: 24px;
    line-height: 40px;
  }
  .phoenix-checkout-mark[data-mark=done]::before { content: "\\2713"; }
  .phoenix-checkout-mark[data-mark=cancelled]::before { content: "\\d7"; }
  .phoenix-checkout-mark[data-mark=error]::before { content: "!"; }
  .phoenix-checkout-mark[data-mark=error] { color: #e5484d; }
  .phoenix-checkout-mark[data-mark=loading] { border-top-style: none; }
  @keyframes phoenix-checkout {
    to { transform: rotate(1turn); }
  }
  @media (prefers-reduced-motion: no-preference) {
    .phoenix-checkout-mark[data-mark=loading] { animation: phoenix-checkout 1s linear infinite; }
  }

  .phoenix-checkout-button {
    padding: 12px 20px;
    border: 1px solid #0000;
    border-radius: 16px;
    background: var(--phoenix-accent, #3061d6);
    color: var(--phoenix-on-accent, #fff);
    font: inherit;
  }
  .phoenix-checkout-link,
  .phoenix-checkout-note {
    display: inline-block;
    margin: 0;
    padding: 10px;
    color: inherit;
    font-size: 13px;
  }
  .phoenix-checkout-note:empty,
  .phoenix-checkout-announcement {
    position: absolute;
    left: 0;
    clip-path: inset(50%);
  }
}`;
