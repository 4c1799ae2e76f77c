import type * as React from 'react';

const keepInside = (event: React.SyntheticEvent) => event.stopPropagation();

/**
 * Handlers for a dialog that stands in a clickable card, say: a dialog in the top layer still
 * bubbles its events to where it stands in the tree, and a press in it is no press on the card.
 */
export const keptInside = {
  onClick: keepInside,
  onDoubleClick: keepInside,
  onAuxClick: keepInside,
  onContextMenu: keepInside,
  onMouseDown: keepInside,
  onMouseUp: keepInside,
  onPointerDown: keepInside,
  onPointerUp: keepInside,
  onTouchStart: keepInside,
  onTouchEnd: keepInside,
  onKeyDown: keepInside,
  onKeyUp: keepInside,
  // React bubbles these too: a host's `onClose` would take our dialog's for its own.
  onClose: keepInside,
  onToggle: keepInside,
  onBeforeToggle: keepInside,
} satisfies React.DialogHTMLAttributes<HTMLDialogElement>;
