'use client';

import type { CheckoutStatus } from '@phoenix-checkout/core';
import * as React from 'react';
import { useBrowserLayoutEffect } from '../page/latest.js';

export interface CheckoutDialogOptions {
  /** `modal`: in a dialog over the page. Default `inline`. Not to be changed while it is mounted. */
  mode?: 'inline' | 'modal' | undefined;
  /** Whether the dialog is open. Without it the component keeps count itself: see `trigger`. */
  open?: boolean | undefined;
  /** The payer, or the end of the checkout, opens or closes the dialog. */
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** Whether a checkout is seen; what is inline always is. */
export function useOpen({ mode, open, onOpenChange }: CheckoutDialogOptions) {
  const isModal = mode === 'modal';
  const [ownOpen, setOwnOpen] = React.useState(false);
  const [isPrimed, setPrimed] = React.useState(false);
  const isOpen = !isModal || (open ?? ownOpen);
  return {
    isModal,
    isOpen,
    /** True from the moment that it is likely to be opened: what takes time may begin. */
    isWanted: isOpen || isPrimed,
    setPrimed,
    setOpen(next: boolean) {
      setOwnOpen(next);
      onOpenChange?.(next);
    },
  };
}

/**
 * Opens and closes the dialog. It is always rendered, and hidden without going: a frame in it lives
 * on while an order is open.
 */
export function useCheckoutDialog(
  root: React.RefObject<HTMLElement | null>,
  { isModal, isOpen, setPrimed, setOpen }: ReturnType<typeof useOpen>,
  status: CheckoutStatus,
  reload: () => void,
) {
  const [asks, setAsks] = React.useState(false);
  const isAsking = asks && status === 'ordered';

  useBrowserLayoutEffect(() => {
    if (!isModal) return undefined;
    const dialog = root.current as HTMLDialogElement;
    dialog.inert = !isOpen;
    if (!isOpen) {
      setPrimed(false);
      setAsks(false);
      // What was paid is over; the next time is a new checkout.
      if (status === 'succeeded') reload();
      return undefined;
    }
    const { style } = document.documentElement;
    const { overflow } = style;
    style.overflow = 'hidden';
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute('open', '');
    return () => {
      style.overflow = overflow;
      dialog.close?.();
      dialog.removeAttribute('open');
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when it opens or closes, and only then
  }, [isModal, isOpen]);

  const isOver = status === 'cancelled' || status === 'done';
  React.useEffect(() => {
    if (isModal && isOpen && isOver) setOpen(false);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each end
  }, [isOver]);

  return {
    /** The payer wants to close in the middle of an order, and is asked whether that is meant. */
    isAsking,
    /** The payer's own wish; while the question is shown, it is taken back. */
    askToClose() {
      if (status === 'ordered') setAsks(!asks);
      else setOpen(false);
    },
  };
}
