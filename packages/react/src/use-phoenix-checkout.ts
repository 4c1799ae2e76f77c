'use client';

import {
  buildCheckoutUrl,
  isOrderOpen,
  type CheckoutEvent,
  type CheckoutParams,
  type CheckoutRecord,
  type CheckoutStatus,
  type HostEvent,
  type PhoenixError,
  PHOENIX_CHECKOUT_URL,
} from '@phoenix-checkout/core';
import * as React from 'react';
import { callHost, type CheckoutCallbacks } from './checkout-callbacks.js';
import { noCheckout, reduceLife, type CheckoutTarget } from './checkout-life.js';
import { frameName } from './frame-name.js';
import { useLatest } from './latest.js';
import { PhoenixContext } from './phoenix-context.js';
import { useCheckoutMessages } from './use-checkout-messages.js';
import { planFrame } from './frame-plan.js';
import { useFramePlan } from './use-frame-plan.js';
import { useFrameWatch } from './use-frame-watch.js';
import { useHeldToken, type UseHeldTokenOptions } from './use-held-token.js';

export interface UsePhoenixCheckoutOptions
  extends Omit<CheckoutParams, 'accessToken'>, CheckoutCallbacks, UseHeldTokenOptions {
  /** How long a frame may load before that is an error, in milliseconds. Default 20 000. */
  loadTimeoutMs?: number | undefined;
}

/** The attributes of the checkout's frame; Phoenix documents its size, title and permission. */
export interface CheckoutFrameProps extends React.IframeHTMLAttributes<HTMLIFrameElement> {
  ref: React.RefCallback<HTMLIFrameElement>;
}

export interface UsePhoenixCheckoutResult extends CheckoutRecord {
  status: CheckoutStatus;
  /** The frame's URL, with the access token in it; undefined while there is no frame. */
  src: string | undefined;
  /** For the `iframe`; its key goes beside it: `<iframe key={frameKey} {...frameProps} />`. */
  frameProps: CheckoutFrameProps;
  /** A new URL is a new frame: no history entry, and no last words of the old one. */
  frameKey: number | undefined;
  /** Set while `status` is `error`. */
  error: PhoenixError | undefined;
  /** True while the frame stays as it is for the payer's sake: an order is open, or newer values wait for the payer to leave the frame. */
  isPinned: boolean;
  /** Starts the checkout anew, with the latest values, whatever goes on in the frame. */
  reload: () => void;
}

const noSubscription = () => () => {};

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
  const { address, amount, theme, shareOn, enabled = true, minRemainingSeconds } = options;
  const { loadTimeoutMs = 20_000 } = options;
  const defaults = React.useContext(PhoenixContext);
  const checkoutUrl = String(options.checkoutUrl ?? defaults.checkoutUrl ?? PHOENIX_CHECKOUT_URL);
  const tokens = useHeldToken(options);
  const { queryHash } = tokens;
  const isHydrating = React.useSyncExternalStore(
    noSubscription,
    () => false,
    () => true,
  );

  const { target, invalid } = React.useMemo((): {
    target?: CheckoutTarget;
    invalid?: PhoenixError;
  } => {
    try {
      // The token's place is held: what it is to be is decided when a frame starts.
      const values = { address, amount, theme, shareOn, checkoutUrl, accessToken: '-' };
      return { target: { url: buildCheckoutUrl(values), queryHash } };
    } catch (error) {
      return { invalid: error as PhoenixError };
    }
  }, [address, amount, theme, shareOn, checkoutUrl, queryHash]);
  const wanted = enabled ? target : undefined;

  const element = React.useRef<HTMLIFrameElement | null>(null);
  const [checkout, dispatch] = React.useReducer(reduceLife, noCheckout, (none) => {
    const plan = planFrame(none, wanted, tokens, minRemainingSeconds, () => false);
    return typeof plan === 'object'
      ? reduceLife(none, { do: 'start', target: plan.start, token: plan.token })
      : none;
  });
  const isWaiting = useFramePlan(checkout, wanted, tokens, minRemainingSeconds, element, dispatch);
  const { frame, session } = checkout;

  const latest = useLatest({ options, tokens });
  // Made once: nothing that a host renders anew reaches the frame.
  const [{ note, onEvent, onLoad, ref, reload }] = React.useState(() => {
    const tell = (event: HostEvent | CheckoutEvent) => dispatch({ do: 'note', event });
    return {
      note: tell,
      onEvent(event: CheckoutEvent) {
        tell(event);
        callHost(latest.current.options, event);
      },
      onLoad: () => tell({ type: 'frame_loaded' }),
      ref(node: HTMLIFrameElement | null) {
        // Kept when a hidden Activity takes the ref away: the frame lives on.
        if (node) element.current = node;
      },
      reload() {
        dispatch({ do: 'drop' });
        const { token, failureCount, refresh } = latest.current.tokens;
        if (!token || failureCount) void refresh();
      },
    };
  });
  useCheckoutMessages(element, frame?.url, onEvent);
  useFrameWatch(frame, session.status === 'loading', isHydrating, loadTimeoutMs, note);

  const absent =
    frame || !enabled ? undefined : (invalid ?? (tokens.token ? undefined : tokens.error));
  const error = session.status === 'error' ? session.error : absent;
  const reported = React.useRef<string>(undefined);
  React.useEffect(() => {
    // Once for what a person would call one error, however often it is tried again.
    if (error && error.message !== reported.current) latest.current.options.onError?.(error);
    reported.current = error?.message;
  }, [error, latest]);

  const absentStatus = enabled ? 'authorizing' : 'idle';
  const src = frame?.src;
  return {
    ...(session as CheckoutRecord),
    status: error ? 'error' : frame ? session.status : absentStatus,
    src,
    frameProps: {
      ref,
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
    reload,
  };
}
