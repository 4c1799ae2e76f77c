'use client';

import type { CheckoutStatus } from '@phoenix-checkout/core';
import * as React from 'react';
import { useBrowserLayoutEffect } from '../../page/index.js';
import type { Opening } from './use-open.js';

export interface Closing {
  /** The payer wants to close in the middle of an order, and is asked whether that is meant. */
  isAsking: boolean;
  /**
   * The payer wants to close the dialog. In the middle of an order a question is shown instead; who
   * wants to close while it is shown takes it away, as Escape does with any question.
   */
  askToClose: () => void;
  /** The payer's answer to the question: the dialog stays open. */
  keepPaying: () => void;
  /** The payer's answer to the question: the dialog closes. */
  close: () => void;
}

/** Who may close a checkout's dialog, and when: the payer, and the end of the session. */
export function useClosing(opening: Opening, status: CheckoutStatus, reload: () => void): Closing {
  const { isOpen, setOpen, setLikely } = opening;
  const [hasAsked, setAsked] = React.useState(false);

  useBrowserLayoutEffect(() => {
    if (isOpen) return;
    setLikely(false);
    setAsked(false);
    // What was paid is over; the next time is a new checkout.
    if (status === 'succeeded') reload();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when it closes, and only then
  }, [isOpen]);

  const isOver = status === 'cancelled' || status === 'done';
  React.useEffect(() => {
    if (isOpen && isOver) setOpen(false);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each end
  }, [isOver]);

  return {
    isAsking: hasAsked && status === 'ordered',
    askToClose() {
      if (status === 'ordered') setAsked(!hasAsked);
      else setOpen(false);
    },
    keepPaying: () => setAsked(false),
    close: () => setOpen(false),
  };
}
