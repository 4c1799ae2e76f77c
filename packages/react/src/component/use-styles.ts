'use client';

import type * as React from 'react';
import { adoptStyles } from './adopt-styles.js';
import { inPageOf, useBrowserLayoutEffect } from '../page/index.js';

/** Puts styles into the document or shadow root that an element is in. */
export function useStyles(root: React.RefObject<HTMLElement | null>, css: string): void {
  useBrowserLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    return inPageOf(element, () => {
      adoptStyles(element, css);
      return undefined;
    });
  }, [root, css]);
}
