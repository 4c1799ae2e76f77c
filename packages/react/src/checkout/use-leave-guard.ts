'use client';

import * as React from 'react';
import { listen, type PageWindow } from '../page/index.js';

function ask(event: Event): void {
  event.preventDefault();
  // Chrome before 119 goes by this.
  (event as BeforeUnloadEvent).returnValue = true;
}

/**
 * Asks, in the browser's own words, before the page is left: the script's own, and the one that the
 * frame is in, since the checkout ends with either.
 */
export function useLeaveGuard(isNeeded: boolean, page: PageWindow | undefined): void {
  React.useEffect(() => {
    if (!isNeeded) return undefined;
    const stops = [...new Set([window, page])].map((one) =>
      listen(['beforeunload'], ask, { page: one }),
    );
    return () => stops.forEach((stop) => stop());
  }, [isNeeded, page]);
}
