'use client';

import type { CheckoutEvent, HostEvent, PhoenixError } from '@phoenix-checkout/core';
import * as React from 'react';
import { noCheckout, record, reduceLife, type CheckoutLife } from './checkout-life.js';
import type { CheckoutTarget } from './checkout-target.js';
import { planFrame } from './frame-plan.js';
import { useFramePlan } from './use-frame-plan.js';
import { useOrderEnd } from './use-order-end.js';
import { useOffline } from '../page/use-offline.js';
import type { FrameElement } from './use-frame-element.js';
import type { ReceivedTokenState } from '../token/index.js';

export interface CheckoutLifeOptions {
  /** Undefined while the values are not valid, or nothing is wanted. */
  target: CheckoutTarget | undefined;
  tokens: ReceivedTokenState;
  minRemainingSeconds: number | undefined;
  element: FrameElement;
  /** The checkout runs on this machine: it needs no network. */
  isLocal: boolean;
}

/** The one owner of a checkout's state, and the ways in which it changes. */
export interface OwnedLife {
  life: CheckoutLife;
  /** Newer values wait for the payer. */
  isWaiting: boolean;
  /** Set while the browser is offline; null once it is back, undefined before it went. */
  offline: PhoenixError | null | undefined;
  record: (event: CheckoutEvent | HostEvent) => void;
  /** The frame goes, whatever goes on in it; a new one starts if one is wanted. */
  drop: () => void;
}

export function useCheckoutLife(options: CheckoutLifeOptions): OwnedLife {
  const { target, tokens, minRemainingSeconds, element, isLocal } = options;
  const [life, dispatch] = React.useReducer(reduceLife, noCheckout, (none) => {
    const plan = planFrame(none, target, tokens, minRemainingSeconds, () => false);
    return typeof plan === 'object'
      ? reduceLife(none, { do: 'start', target: plan.start, token: plan.token })
      : none;
  });
  const isWaiting = useFramePlan({ ...options, life, dispatch });
  useOrderEnd(life, element, dispatch);

  const offline = useOffline(element.page, isLocal);
  React.useEffect(() => {
    if (offline) dispatch({ do: 'lose_network' });
    // Without a token: the query knows by itself whether to ask again.
    if (offline === null) dispatch({ do: 'regain_network' });
  }, [offline]);

  const [ways] = React.useState(() => ({
    record: (event: CheckoutEvent | HostEvent) => dispatch(record(event)),
    drop: () => dispatch({ do: 'drop' }),
  }));
  return { life, isWaiting, offline, ...ways };
}
