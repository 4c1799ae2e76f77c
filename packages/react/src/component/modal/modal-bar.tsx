'use client';

import type * as React from 'react';
import { Words } from '../words.js';

export interface ModalBarProps {
  title: string;
  /** What the close button says. */
  close: string;
  closeButton: React.RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** The dialog's title and its close button, always in sight. */
export function ModalBar({ title, close, closeButton, onClose }: ModalBarProps) {
  return (
    <div className="phoenix-checkout-bar">
      <Words>{title}</Words>
      <button
        ref={closeButton}
        type="button"
        className="phoenix-checkout-close"
        aria-label={close}
        onClick={onClose}
        suppressHydrationWarning
      />
    </div>
  );
}
