'use client';

import type * as React from 'react';
import { adoptStyles } from './adopt-styles.js';
import { watchFrameScale } from './frame-scale.js';
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

/**
 * Keeps the frame's scale right.
 *
 * @param isShown looks again at once when it changes: the room is another then
 */
export function useFrameScale(stage: React.RefObject<HTMLElement | null>, isShown = true): void {
  useBrowserLayoutEffect(
    () => (stage.current ? watchFrameScale(stage.current) : undefined),
    [stage, isShown],
  );
}
