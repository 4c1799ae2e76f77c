'use client';

import { PhoenixError, type HostEvent } from '@phoenix-checkout/core';
import type { ReactErrorCode } from '../error/errors.js';
import type { StartedFrame } from './checkout-life.js';
import { useBrowserLayoutEffect } from '../page/latest.js';
import { listen } from '../page/listen.js';

/**
 * Watches a frame that loads, as far as a host page can: a timeout for a server that hangs, and the
 * page's own Content-Security-Policy. A refusal by the frame's server cannot be seen: it "loads".
 */
export function useFrameWatch(
  frame: StartedFrame | undefined,
  isLoading: boolean,
  isHydrating: boolean,
  loadTimeoutMs: number,
  note: (event: HostEvent) => void,
): void {
  // In a layout effect: a violation is reported some 20 ms after the frame was inserted.
  useBrowserLayoutEffect(() => {
    if (!frame || !isLoading) return undefined;
    const { origin } = new URL(frame.src);
    const fail = (code: ReactErrorCode, message: string) =>
      note({ type: 'errored', error: new PhoenixError(code, message) });
    const stop = listen(['securitypolicyviolation'], (event) => {
      const { effectiveDirective, disposition, blockedURI } = event as SecurityPolicyViolationEvent;
      if (
        effectiveDirective === 'frame-src' &&
        disposition === 'enforce' &&
        blockedURI.startsWith(origin)
      ) {
        fail('frame_blocked', `CSP lacks frame-src ${origin}`);
      }
    });
    const timer = setTimeout(
      () => fail('frame_load_timeout', `No load in ${loadTimeoutMs} ms`),
      // What a timer can count to.
      Math.min(loadTimeoutMs, 2 ** 31 - 1),
    );
    // A server-rendered frame may have loaded before hydration, and will not say so again.
    if (isHydrating && performance.getEntriesByName(frame.src).length) {
      note({ type: 'frame_loaded' });
    }
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [frame, isLoading, isHydrating, loadTimeoutMs, note]);
}
