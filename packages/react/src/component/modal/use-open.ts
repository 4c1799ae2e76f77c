'use client';

import * as React from 'react';
import { callHost } from '../../checkout/index.js';

export interface OpenOptions {
  /** Whether the dialog is open. Without it the component keeps count itself: see `trigger`. */
  open?: boolean | undefined;
  /** The payer, or the end of the checkout, opens or closes the dialog. */
  onOpenChange?: ((open: boolean) => void) | undefined;
}

export interface Opening {
  isOpen: boolean;
  /** True from the moment that it is likely to be opened: what takes time may begin. */
  isWanted: boolean;
  /** It is likely to be opened soon, or is not any more. */
  setLikely: (isLikely: boolean) => void;
  setOpen: (isOpen: boolean) => void;
}

/** Whether a dialog is open: by the host's word, or else by its own count. */
export function useOpen({ open, onOpenChange }: OpenOptions): Opening {
  const [ownOpen, setOwnOpen] = React.useState(false);
  const [isLikely, setLikely] = React.useState(false);
  const isOpen = open ?? ownOpen;
  return {
    isOpen,
    isWanted: isOpen || isLikely,
    setLikely,
    setOpen(next) {
      setOwnOpen(next);
      callHost(onOpenChange, next);
    },
  };
}
