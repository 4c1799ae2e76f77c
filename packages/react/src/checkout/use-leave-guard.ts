'use client';

import * as React from 'react';
import { listen } from '../page/listen.js';

/** Asks, in the browser's own words, before the page is left. */
export function useLeaveGuard(isNeeded: boolean): void {
  React.useEffect(() => {
    if (!isNeeded) return undefined;
    return listen(['beforeunload'], (event) => {
      event.preventDefault();
      // Chrome before 119 goes by this.
      (event as BeforeUnloadEvent).returnValue = true;
    });
  }, [isNeeded]);
}
