'use client';

import {
  isOrderOpen,
  type CheckoutEvent,
  type CheckoutStatus,
  type OrderCreated,
  type PaymentLinkCreated,
  type PhoenixError,
  type TransactionSuccess,
} from '@phoenix-checkout/core';
import * as React from 'react';
import { reportEvent, type CheckoutCallbacks } from './checkout-callbacks.js';
import { record, shows } from './checkout-life.js';
import type { CheckoutValues } from './checkout-target.js';
import { frameName } from './frame-name.js';
import { useCheckoutLife } from './use-checkout-life.js';
import { useCheckoutMessages } from './use-checkout-messages.js';
import { useCheckoutTarget } from './use-checkout-target.js';
import { useFrameElement } from './use-frame-element.js';
import { useFrameWatch } from './use-frame-watch.js';
import { useHostReports } from './use-host-reports.js';
import { useLeaveGuard } from './use-leave-guard.js';
import { useIsHydrating, useLatest } from '../page/index.js';
import { useReceivedToken, type TokenSource, type TokenUseOptions } from '../token/index.js';

/** Everything about a checkout but where its tokens come from. */
export interface CheckoutOptions extends CheckoutValues, CheckoutCallbacks, TokenUseOptions {
  /** How long a frame may load before that is an error, in milliseconds. Default 20 000. */
  loadTimeoutMs?: number | undefined;
  /** Asks before the page is left while an order is open. Default true. */
  confirmLeave?: boolean | undefined;
}

/** What `usePhoenixCheckout` takes: a checkout's values and callbacks, and where its tokens come from. */
export type UsePhoenixCheckoutOptions = CheckoutOptions & TokenSource;

/** The attributes of the checkout's frame; Phoenix documents its size, title and permission. */
export interface CheckoutFrameProps extends React.IframeHTMLAttributes<HTMLIFrameElement> {
  ref: React.RefCallback<HTMLIFrameElement>;
}

/** How a checkout stands, and what to give to its frame. */
export interface UsePhoenixCheckoutResult {
  /**
   * What goes on: `idle` while `enabled` is false, `authorizing` until there is a token, `error` while
   * `error` is set; else the state of the session in the frame.
   */
  status: CheckoutStatus;
  /** The latest order of this frame. */
  order: OrderCreated | undefined;
  /** The latest transaction; it belongs to `order` if there is one. By the payer's word. */
  transaction: TransactionSuccess | undefined;
  /** The latest payment link of this frame. */
  paymentLink: PaymentLinkCreated | undefined;
  /** The frame's URL, with the access token in it; undefined while there is no frame. */
  src: string | undefined;
  /** For the `iframe`; its key goes beside it: `<iframe key={frameKey} {...frameProps} />`. */
  frameProps: CheckoutFrameProps;
  /** A new URL is a new frame: no history entry, and no last words of the old one. */
  frameKey: number | undefined;
  /** Set while `status` is `error`. */
  error: PhoenixError | undefined;
  /** True while the frame stays as it is for the payer's sake: an order is open, or the payer is in the frame while newer values wait. */
  isPinned: boolean;
  /**
   * True while newer values (address, amount, theme, source of tokens) are held back for the payer's
   * sake. They apply when the order ends and focus is outside, or on `reload()`.
   */
  isHoldingBack: boolean;
  /** Starts the checkout anew, with the latest values, whatever goes on in the frame. */
  reload: () => void;
}

/**
 * A Phoenix checkout for a UI of your own: the frame's attributes, and the state of what goes on in
 * it. Render an `iframe` with `frameProps` while `src` is set.
 *
 * Other values (address, amount, theme, source of tokens) give a new frame, but never while the
 * payer is at work in the old one; a renewed token gives none.
 *
 * @example
 * const { status, src, frameKey, frameProps, error, reload } = usePhoenixCheckout({
 *   address, amount, tokenUrl: '/api/phoenix/token',
 * });
 * return src ? <iframe key={frameKey} {...frameProps} /> : <p>{error?.message ?? 'Loading'}</p>;
 */
export function usePhoenixCheckout(options: UsePhoenixCheckoutOptions): UsePhoenixCheckoutResult {
  const {
    enabled = true,
    minRemainingSeconds,
    loadTimeoutMs = 20_000,
    confirmLeave = true,
  } = options;
  const tokens = useReceivedToken(options);
  const { target, invalid, isLocal } = useCheckoutTarget(options, tokens.queryHash);
  const element = useFrameElement();
  const { life, dispatch, isWaiting } = useCheckoutLife({
    target: enabled ? target : undefined,
    tokens,
    minRemainingSeconds,
    element,
    isLocal,
  });
  const { frame, session, offline } = life;
  const isHydrating = useIsHydrating();

  const host = useLatest<CheckoutCallbacks>(options);
  const latestTokens = useLatest(tokens);
  // Made once: nothing that a host renders anew reaches the frame.
  const [{ onEvent, onLoad, reload }] = React.useState(() => ({
    onEvent(event: CheckoutEvent) {
      dispatch(record(event));
      reportEvent(host.current, event, element.ref.current);
    },
    onLoad() {
      element.attach(element.ref.current);
      dispatch(record({ type: 'frame_loaded' }));
    },
    reload() {
      dispatch({ do: 'drop' });
      const { token, failureCount, refresh } = latestTokens.current;
      if (!token || failureCount) void refresh();
    },
  }));
  const { page } = element;
  useCheckoutMessages(element, frame?.url, onEvent);
  useFrameWatch({ life, dispatch, isHydrating, loadTimeoutMs, page });
  useLeaveGuard(confirmLeave && session.status === 'ordered', page);

  const absence = invalid ?? (tokens.token ? undefined : (offline ?? tokens.error));
  const absenceError = frame || !enabled ? undefined : absence;
  const error = session.status === 'error' ? session.error : absenceError;
  const isHoldingBack = isWaiting && enabled && !shows(frame, target);
  useHostReports({ error, isHoldingBack }, host);

  const src = frame?.src;
  return {
    status: error ? 'error' : frame ? session.status : enabled ? 'authorizing' : 'idle',
    order: session.order,
    transaction: session.transaction,
    paymentLink: session.paymentLink,
    src,
    frameProps: {
      ref: element.attach,
      src,
      title: 'Phoenix Payment',
      name: src && frameName(src),
      allow: 'clipboard-write',
      width: 350,
      height: 600,
      // Lazy until hydrated, or a streamed boundary would load it twice.
      loading: isHydrating ? 'lazy' : 'eager',
      onLoad,
    },
    frameKey: frame?.id,
    error,
    isPinned: isWaiting || isOrderOpen(session),
    isHoldingBack,
    reload,
  };
}
