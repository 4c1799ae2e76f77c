/** The looks of a payment link, in the layer of the checkout's. ASCII only. */
export const paymentLinkStyles = `@layer phoenix-checkout {
  .phoenix-payment-link {
    position: relative;
    box-sizing: border-box;
    width: min(350px, 100%);
    max-width: 100%;
    padding: 20px;
    border: 1px solid var(--phoenix-border, #8884);
    border-radius: var(--phoenix-radius, 16px);
    background: var(--phoenix-background, Canvas);
    color-scheme: light dark;
    color: var(--phoenix-foreground, CanvasText);
    font: 16px/1.5 system-ui;
  }
  .phoenix-payment-link[data-theme=light] { color-scheme: light; }
  .phoenix-payment-link[data-theme=dark] { color-scheme: dark; }

  /* A flex or grid container gives it that width, and does not grow for it. */
  .phoenix-payment-link::before {
    display: grid;
    grid: none / minmax(0, 308px);
    content: "";
  }
  .phoenix-payment-link-title {
    margin: 0;
    font-weight: 600;
  }
  .phoenix-payment-link-state,
  .phoenix-payment-link-note {
    margin: 0;
    font-size: 14px;
  }
  .phoenix-payment-link-url {
    box-sizing: border-box;
    width: 100%;
    margin-top: 16px;
    padding: 10px 12px;
    border: 1px solid #8889;
    border-radius: 10px;
    background: none;
    color: inherit;
    font: 14px/1.5 ui-monospace, monospace;
    text-overflow: ellipsis;
  }
  .phoenix-payment-link-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 16px;
  }
  .phoenix-payment-link-button {
    flex: 1 1 auto;
    min-height: 44px;
    padding: 8px 16px;
    border: 1px solid #8889;
    border-radius: 12px;
    background: none;
    color: inherit;
    font: inherit;
  }
  .phoenix-payment-link-button:first-child {
    border-color: #0000;
    background: var(--phoenix-accent, #3061d6);
    color: var(--phoenix-on-accent, #fff);
  }
  /* Black on a light accent, white on a dark one: whichever is read better. */
  @supports (color: lch(from red l c h)) {
    .phoenix-payment-link-button:first-child {
      color: var(--phoenix-on-accent, lch(from var(--phoenix-accent, #3061d6) calc((49.4 - l) * 999) 0 0));
    }
  }
  .phoenix-payment-link :focus-visible {
    outline: 2px solid var(--phoenix-accent, currentcolor);
    outline-offset: 2px;
  }
  .phoenix-payment-link-note:not(:empty) { margin-top: 12px; }
  /* Dark on light in the dark too, and under forced colours: cameras read nothing else. */
  .phoenix-payment-link-qr-code {
    display: block;
    width: 100%;
    max-width: 308px;
    margin: 16px auto 0;
    border-radius: 8px;
    background: #fff;
    forced-color-adjust: none;
  }
  .phoenix-payment-link-hidden {
    position: absolute;
    left: 0;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
}`;
