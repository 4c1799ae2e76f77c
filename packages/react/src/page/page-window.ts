/** A window with its own globals, such as `page.setTimeout`. */
export type PageWindow = Window & typeof globalThis;

/**
 * The window of the document that a node is in. It need not be the script's own: a portal may lead
 * into a popup, a picture-in-picture window or a frame of the same origin.
 */
export function windowOf({ ownerDocument }: Node): PageWindow {
  // Test environments give `document.defaultView` and `window` as two objects for one window.
  return ownerDocument === document ? window : (ownerDocument?.defaultView ?? window);
}
