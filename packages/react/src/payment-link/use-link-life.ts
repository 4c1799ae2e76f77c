'use client';

import type { PaymentLink, PaymentLinkCreated } from '@phoenix-checkout/core';
import * as React from 'react';
import { startAlarm, inPageOf, useLatest } from '../page/index.js';
import { lifeOf } from './link-life.js';
import { nextMinuteMs } from './time-left.js';

/**
 * Milliseconds that a link has left; renders again with each minute, and when it is over. On a
 * server and while its HTML is hydrated it is not known: `Infinity`.
 *
 * @param expiresAt as the link says: another end is counted anew
 */
export function useLinkLife(
  root: React.RefObject<HTMLElement | null>,
  given: PaymentLink | PaymentLinkCreated,
  expiresAt: number | undefined,
): number {
  const [leftMs, setLeftMs] = React.useState(Infinity);
  const latest = useLatest(given);

  React.useEffect(() => {
    const element = root.current;
    if (!element || expiresAt === undefined) return undefined;
    const life = lifeOf(latest.current);
    return inPageOf(element, (page) =>
      startAlarm(() => {
        setLeftMs(life.leftMs);
        return life.leftMs > 0 ? nextMinuteMs(life.leftMs) : Infinity;
      }, page),
    );
  }, [root, latest, expiresAt]);

  return leftMs;
}
