'use client';

import type * as React from 'react';
import { setInert, showDialog } from './show-dialog.js';
import { inPageOf, useBrowserLayoutEffect, useLatest } from '../../page/index.js';

export interface DialogOptions {
  dialog: React.RefObject<HTMLDialogElement | null>;
  closeButton: React.RefObject<HTMLElement | null>;
  isOpen: boolean;
  onEscape: () => void;
}

/**
 * Opens and closes a dialog. It is always rendered, and hidden without going: a frame in it lives on
 * while an order is open.
 */
export function useDialog({ dialog, closeButton, isOpen, onEscape }: DialogOptions): void {
  const latest = useLatest({ onEscape });

  useBrowserLayoutEffect(() => {
    const element = dialog.current;
    const button = closeButton.current;
    if (!element || !button) return undefined;
    setInert(element, !isOpen);
    if (!isOpen) return undefined;
    // One that is not in the document yet is noticed when it gets a size, and closed it has none.
    if (!element.isConnected) element.setAttribute('open', '');
    const leave = inPageOf(element, (page) =>
      showDialog(page, {
        dialog: element,
        closeButton: button,
        onEscape: () => latest.current.onEscape(),
      }),
    );
    return () => {
      leave?.();
      element.removeAttribute('open');
    };
  }, [dialog, closeButton, isOpen, latest]);
}
