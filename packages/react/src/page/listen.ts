import type { PageWindow } from './page-window.js';

export interface ListenOptions {
  /** The window to listen in. Default: the script's own. */
  page?: PageWindow | undefined;
  /** Before anything in the page gets the event. Default false. */
  capture?: boolean | undefined;
}

/**
 * Listens to events of a window, or that bubble to it.
 *
 * @returns stops listening
 */
export function listen(
  types: string[],
  onEvent: (event: Event) => void,
  { page = window, capture = false }: ListenOptions = {},
): () => void {
  for (const type of types) page.addEventListener(type, onEvent, capture);
  return () => {
    for (const type of types) page.removeEventListener(type, onEvent, capture);
  };
}
