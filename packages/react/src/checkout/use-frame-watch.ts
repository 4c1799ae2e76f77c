'use client';

import { PhoenixError } from '@phoenix-checkout/core';
import type * as React from 'react';
import type { ReactErrorCode } from '../error/index.js';
import { record, type CheckoutAction, type CheckoutLife } from './checkout-life.js';
import { listen, type PageWindow, useBrowserLayoutEffect } from '../page/index.js';

/** The longest time that a timer can count, in milliseconds. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** Whether a policy of the page refused a frame of this origin. */
function isRefusal(event: SecurityPolicyViolationEvent, origin: string): boolean {
  const { effectiveDirective, disposition, blockedURI } = event;
  return (
    effectiveDirective === 'frame-src' && disposition === 'enforce' && blockedURI.startsWith(origin)
  );
}

export interface FrameWatchOptions {
  life: CheckoutLife;
  dispatch: React.Dispatch<CheckoutAction>;
  isHydrating: boolean;
  loadTimeoutMs: number;
  /** The window that the frame is in, if it is not the script's own. */
  page: PageWindow | undefined;
}

/**
 * Watches a frame that loads, as far as a host page can: a timeout for a server that hangs, and the
 * page's own Content-Security-Policy. A refusal by the frame's server cannot be seen: it "loads".
 */
export function useFrameWatch(options: FrameWatchOptions): void {
  const { life, dispatch, isHydrating, loadTimeoutMs, page } = options;
  const { frame, session } = life;
  const isLoading = session.status === 'loading';

  // In a layout effect: a violation is reported some 20 ms after the frame was inserted.
  useBrowserLayoutEffect(() => {
    if (!frame || !isLoading) return undefined;
    const { origin } = new URL(frame.src);
    const fail = (code: ReactErrorCode, message: string) =>
      dispatch(record({ type: 'errored', error: new PhoenixError(code, message) }));
    const stop = listen(
      ['securitypolicyviolation'],
      (event) => {
        if (isRefusal(event as SecurityPolicyViolationEvent, origin)) {
          fail('frame_blocked', `CSP lacks frame-src ${origin}`);
        }
      },
      { page },
    );
    const timers = page ?? window;
    const timer = timers.setTimeout(
      () => fail('frame_load_timeout', `No load in ${loadTimeoutMs} ms`),
      Math.min(loadTimeoutMs, MAX_TIMEOUT_MS),
    );
    // A server-rendered frame may have loaded before hydration, and will not say so again.
    if (isHydrating && performance.getEntriesByName(frame.src).length) {
      dispatch(record({ type: 'frame_loaded' }));
    }
    return () => {
      timers.clearTimeout(timer);
      stop();
    };
  }, [frame, isLoading, isHydrating, loadTimeoutMs, page, dispatch]);
}
