/** The looks that only a dialog has, in the layer of the others. ASCII only. */
export const modalStyles = `@layer phoenix-checkout {
  dialog.phoenix-checkout {
    max-height: 100%;
    margin: auto;
    padding: 0;
    border: 0;
    overflow: auto;
    /* What a library takes from the page beside its own dialog is inherited. */
    pointer-events: auto;
    visibility: visible;
  }
  /* Laid out, or a frame that loads ahead would do so at 0 by 0; but it takes up no room. */
  dialog.phoenix-checkout:not([open]) {
    display: block;
    position: fixed;
    inset: 0 auto auto 0;
    width: 0;
    height: 0;
    overflow: hidden;
    visibility: hidden;
  }
  dialog.phoenix-checkout:not([open]) .phoenix-checkout-stage { width: 350px; }
  .phoenix-checkout::backdrop { background: #0009; }

  .phoenix-checkout-bar {
    position: sticky;
    top: 0;
    z-index: 1;
    padding: 10px 44px;
    background: inherit;
  }
  .phoenix-checkout-close {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    width: 44px;
    border: 0;
    background: none;
    color: inherit;
    font-size: 24px;
    outline-offset: -4px;
  }
  .phoenix-checkout-close::before { content: "\\d7"; }
  .phoenix-checkout-mark[data-mark=question]::before { content: "?"; }
  .phoenix-checkout-button + .phoenix-checkout-button {
    border-color: currentcolor;
    background: none;
    color: inherit;
  }
}`;
