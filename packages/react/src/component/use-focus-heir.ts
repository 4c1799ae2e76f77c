'use client';

import type * as React from 'react';
import { containsFocus, isFocusLost, useBrowserLayoutEffect } from '../page/index.js';

/**
 * When this component goes and takes what has the focus with it, the focus goes to `heir`: without
 * any, the keyboard and screen readers start again at the top of the page.
 *
 * @param around what has the focus in it then
 */
export function useFocusHeir(
  around: React.RefObject<HTMLElement | null>,
  heir: React.RefObject<HTMLElement | null>,
): void {
  useBrowserLayoutEffect(
    () => () => {
      const next = heir.current;
      if (!next || !around.current || !containsFocus(around.current)) return;
      // By then it is gone, and what closes with it has given the focus back.
      queueMicrotask(() => {
        if (isFocusLost(next)) next.focus();
      });
    },
    [around, heir],
  );
}
