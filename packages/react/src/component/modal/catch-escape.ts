import { listen, type PageWindow } from '../../page/index.js';

const isEscape = (event: Event): event is KeyboardEvent =>
  (event as KeyboardEvent).key === 'Escape' && !(event as KeyboardEvent).isComposing;

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A key that is held repeats itself, and comes up in the end: that is still the same Escape. */
function swallowUntilReleased(page: PageWindow): void {
  const stop = listen(
    ['keydown', 'keyup'],
    (event) => {
      if (!isEscape(event)) return;
      const isSameKey = event.type === 'keyup' || event.repeat;
      if (isSameKey) swallow(event);
      if (event.type === 'keyup' || !isSameKey) stop();
    },
    { page, capture: true },
  );
}

/**
 * Takes each Escape that is meant for a dialog before anything else in the page gets it. Libraries
 * close their dialogs by listeners on the document in the capture phase or as React bubbles it: only
 * a capturing listener on the window is before them.
 *
 * @param isOurs whether the dialog is what the key was pressed in
 * @returns stops it
 */
export function catchEscape(
  page: PageWindow,
  isOurs: (event: Event) => boolean,
  onEscape: () => void,
): () => void {
  return listen(
    ['keydown'],
    (event) => {
      if (!isEscape(event) || event.repeat || !isOurs(event)) return;
      swallow(event);
      swallowUntilReleased(page);
      onEscape();
    },
    { page, capture: true },
  );
}
