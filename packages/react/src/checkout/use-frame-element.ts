'use client';

import * as React from 'react';
import { type PageWindow, windowOf } from '../page/index.js';

/** The frame's element, and the page that it is in. */
export interface FrameElement {
  /** Kept when a hidden Activity takes the ref away: the frame lives on. */
  readonly ref: React.RefObject<HTMLIFrameElement | null>;
  /** The window that the element is in, if it is not the script's own. */
  page: PageWindow | undefined;
  /**
   * Takes the element, and the page that it is in now: when it is rendered, and when it loads, which
   * it does when it moves to another document.
   */
  attach: (element: HTMLIFrameElement | null) => void;
}

export function useFrameElement(): FrameElement {
  const ref = React.useRef<HTMLIFrameElement | null>(null);
  const [page, setPage] = React.useState<PageWindow>();
  const attach = React.useCallback((element: HTMLIFrameElement | null) => {
    if (!element) return;
    ref.current = element;
    const itsPage = windowOf(element);
    // A function would be taken for an updater, and a window may pass for one.
    setPage(() => (itsPage === window ? undefined : itsPage));
  }, []);
  return { ref, page, attach };
}
