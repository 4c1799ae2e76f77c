import { windowOf, type PageWindow } from './page-window.js';

/** Ends an effect. */
type Leave = () => void;

/**
 * Runs an effect in the page that an element is in, as soon as it is in one: a host may render into
 * an element that it appends later.
 *
 * @param enter starts the effect; returns what ends it, if anything does
 * @returns ends the effect, or the wait for it
 */
export function inPageOf(
  element: Element,
  enter: (page: PageWindow) => Leave | undefined,
): Leave | undefined {
  if (element.isConnected) return enter(windowOf(element));
  if (typeof ResizeObserver === 'undefined') return undefined;
  let leave: Leave | undefined;
  // The only observer that notices an element in any document or shadow root: there it gets a size.
  const observer = new ResizeObserver(() => {
    if (!element.isConnected) return;
    observer.disconnect();
    leave = enter(windowOf(element));
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    leave?.();
  };
}
