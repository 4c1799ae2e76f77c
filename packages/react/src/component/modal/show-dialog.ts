import { catchEscape } from './catch-escape.js';
import { lockScroll } from './scroll-lock.js';
import { blurIn, hasFocus, type PageWindow } from '../../page/index.js';

export interface ShownDialog {
  dialog: HTMLDialogElement;
  /** Gets the focus. */
  closeButton: HTMLElement;
  onEscape: () => void;
}

/** Keeps the keyboard and screen readers out of a dialog that is rendered and not shown. */
export function setInert(dialog: HTMLDialogElement, isInert: boolean): void {
  dialog.inert = isInert;
}

function open(dialog: HTMLDialogElement): void {
  // It may have been marked as open to get a size, or by a browser that knows no dialogs.
  dialog.removeAttribute('open');
  if (typeof dialog.showModal === 'function') dialog.showModal();
  else dialog.setAttribute('open', '');
}

function close(dialog: HTMLDialogElement): void {
  if (typeof dialog.close === 'function') dialog.close();
  dialog.removeAttribute('open');
  // Where nothing got the focus back, Chromium leaves the keyboard in a frame that is hidden now.
  blurIn(dialog);
}

/**
 * Shows a dialog over the page, which neither scrolls nor gets its Escape meanwhile.
 *
 * @returns closes it
 */
export function showDialog(page: PageWindow, shown: ShownDialog): () => void {
  const { dialog, closeButton, onEscape } = shown;
  const unlockScroll = lockScroll(page.document);
  open(dialog);
  // Not left to the browser: WebKit looks for what to focus before it knows that the dialog is seen.
  closeButton.focus();

  const stopEscape = catchEscape(
    page,
    (event) => {
      if (event.composedPath().includes(dialog)) return true;
      // Nothing has the focus. The dialog is the topmost one if it can take it.
      if (event.target !== page.document.body) return false;
      closeButton.focus();
      return hasFocus(closeButton);
    },
    onEscape,
  );
  return () => {
    stopEscape();
    unlockScroll();
    close(dialog);
  };
}
