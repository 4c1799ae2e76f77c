'use client';

import { PhoenixError, type HostEvent } from '@phoenix-checkout/core';
import { useEffect } from 'react';
import type { ReactErrorCode } from './errors.js';
import type { StartedFrame } from './frame-plan.js';
import { useBrowserLayoutEffect } from './latest.js';

/** Default of `loadTimeoutMs`. */
export const LOAD_TIMEOUT_MS = 20_000;

const failed = (code: ReactErrorCode, message: string): HostEvent => ({
  type: 'errored',
  error: new PhoenixError(code, message),
});

/**
 * Watches a frame that loads, as far as a host page can: a timeout for a server that hangs, and the
 * page's own Content-Security-Policy. A refusal by the frame's server cannot be seen: it "loads".
 */
export function useFrameWatch(
  frame: StartedFrame | undefined,
  isLoading: boolean,
  isHydrated: boolean,
  loadTimeoutMs: number,
  note: (event: HostEvent) => void,
): void {
  const src = frame?.src;
  const id = frame?.id;

  // In a layout effect: the violation is reported some 20 ms after the frame was inserted.
  useBrowserLayoutEffect(() => {
    if (!src || !isLoading) return undefined;
    const { origin } = new URL(src);
    function onViolation(violation: SecurityPolicyViolationEvent) {
      const { effectiveDirective, blockedURI, disposition } = violation;
      if (
        effectiveDirective === 'frame-src' &&
        disposition === 'enforce' &&
        blockedURI.startsWith(origin)
      ) {
        note(
          failed(
            'frame_blocked',
            `This page's Content-Security-Policy blocks the checkout: add ${origin} to frame-src.`,
          ),
        );
      }
    }
    document.addEventListener('securitypolicyviolation', onViolation);
    return () => document.removeEventListener('securitypolicyviolation', onViolation);
  }, [src, id, isLoading, note]);

  useEffect(() => {
    if (!src || !isLoading) return undefined;
    // A server-rendered frame may have loaded before hydration, and will not say so again.
    if (isHydrated && performance.getEntriesByName(src).length > 0) {
      note({ type: 'frame_loaded' });
      return undefined;
    }
    const timer = setTimeout(
      () =>
        note(
          failed(
            'frame_load_timeout',
            `The checkout did not load within ${loadTimeoutMs / 1000} seconds.`,
          ),
        ),
      loadTimeoutMs,
    );
    return () => clearTimeout(timer);
  }, [src, id, isLoading, isHydrated, loadTimeoutMs, note]);
}
