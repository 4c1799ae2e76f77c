'use client';

import * as React from 'react';
import { noCheckout, reduceLife, type CheckoutAction, type CheckoutLife } from './checkout-life.js';
import type { CheckoutTarget } from './checkout-target.js';
import { planFrame } from './frame-plan.js';
import { useFramePlan } from './use-frame-plan.js';
import { useNetwork } from './use-network.js';
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

/** The one owner of a checkout's state, and the way in which it changes. */
export interface OwnedLife {
  life: CheckoutLife;
  dispatch: React.Dispatch<CheckoutAction>;
  /** Newer values wait for the payer. */
  isWaiting: boolean;
}

export function useCheckoutLife(options: CheckoutLifeOptions): OwnedLife {
  const { target, tokens, minRemainingSeconds, element, isLocal } = options;
  const [life, dispatch] = React.useReducer(reduceLife, noCheckout, (none) => {
    const plan = planFrame(none, target, tokens, minRemainingSeconds, () => false);
    return typeof plan === 'object' ? reduceLife(none, plan) : none;
  });
  const isWaiting = useFramePlan({ ...options, life, dispatch });
  useNetwork(element.page, isLocal, dispatch);
  return { life, dispatch, isWaiting };
}
