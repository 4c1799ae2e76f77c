'use client';

import type * as React from 'react';

export interface ModalTriggerProps {
  children: React.ReactElement;
  onOpen: () => void;
  /** Somebody points at it, focuses or touches it. */
  onLikely: () => void;
}

/** What opens the modal: a button of the host's. */
export function ModalTrigger({ children, onOpen, onLikely }: ModalTriggerProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- what is inside has the keyboard
    <span
      className="phoenix-checkout-trigger"
      onClick={onOpen}
      // Not over: that also comes when a closed dialog bares what the pointer rests on.
      onPointerMove={onLikely}
      onPointerDown={onLikely}
      onFocus={onLikely}
    >
      {children}
    </span>
  );
}
