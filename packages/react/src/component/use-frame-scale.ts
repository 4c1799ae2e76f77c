'use client';

import type * as React from 'react';
import { watchFrameScale } from './frame-scale.js';
import { useBrowserLayoutEffect } from '../page/index.js';

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
