'use client';

import * as React from 'react';
import { hasFocus } from '../page/index.js';

export interface CheckoutAnnouncementProps {
  words: string;
  /** What a screen reader reads out by itself when it gets the focus. */
  panel: React.RefObject<HTMLElement | null>;
}

/** Tells a screen reader what goes on, except where the focus is in the panel, which it reads out by itself. */
export function CheckoutAnnouncement({ words, panel }: CheckoutAnnouncementProps) {
  const region = React.useRef<HTMLOutputElement>(null);

  // Only what comes into a live region later is read out; and the focus has moved by then.
  React.useEffect(() => {
    if (region.current) region.current.textContent = hasFocus(panel.current) ? '' : words;
  }, [words, panel]);

  return <output ref={region} className="phoenix-checkout-announcement" />;
}
