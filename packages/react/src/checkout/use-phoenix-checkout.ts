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
} from '@phoenix-checkout/core';
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { callHost, type CheckoutCallbacks } from './checkout-callbacks.js';
import { noCheckout, note, reduceLife, shows, type CheckoutTarget } from './checkout-life.js';
import { frameName } from './frame-name.js';
import { useLatest } from '../page/latest.js';
import { PhoenixContext } from '../provider/phoenix-context.js';
import { useCheckoutMessages } from './use-checkout-messages.js';
import { planFrame } from './frame-plan.js';
import { useFramePlan } from './use-frame-plan.js';
import { useFrameWatch } from './use-frame-watch.js';
import { useLeaveGuard } from './use-leave-guard.js';
import { useOffline } from '../page/use-offline.js';
import { useReceivedToken, type TokenSource, type TokenUseOptions } from '../token/index.js';

/** Everything about a checkout but where its tokens come from. */
export interface CheckoutOptions
  extends Omit<CheckoutParams, 'accessToken'>, CheckoutCallbacks, TokenUseOptions {
  /** How long a frame may load before that is an error, in milliseconds. Default 20 000. */
  loadTimeoutMs?: number | undefined;
  /** Asks before the page is left while an order is open. Default true. */
  confirmLeave?: boolean | undefined;
}

export type UsePhoenixCheckoutOptions = CheckoutOptions & TokenSource;

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
  const { loadTimeoutMs = 20_000, confirmLeave = true } = options;
  const defaults = React.useContext(PhoenixContext);
  const checkoutUrl = (options.checkoutUrl ?? defaults.checkoutUrl)?.toString();
  const tokens = useReceivedToken(options);
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
      const url = buildCheckoutUrl(values);
      // A hint. React 18 has none to give.
      ReactDOM.preconnect?.(new URL(url).origin);
      return { target: { url, queryHash } };
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
  const { status } = session;

  const offline = useOffline();
  const latest = useLatest({ options, tokens, session, offline });
  // Made once: nothing that a host renders anew reaches the frame.
  const [{ tell, onEvent, onLoad, ref, reload }] = React.useState(() => {
    const noteNow = (event: HostEvent | CheckoutEvent) => dispatch(note(event));
    return {
      tell: noteNow,
      onEvent(event: CheckoutEvent) {
        noteNow(event);
        callHost(latest.current.options, event);
      },
      onLoad() {
        const { offline: error, session: now } = latest.current;
        // A browser without a network "loads" a page of its own.
        const isFailure = error && now.status === 'loading';
        noteNow(isFailure ? { type: 'errored', error } : { type: 'frame_loaded' });
      },
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
  useFrameWatch(frame, status === 'loading', isHydrating, loadTimeoutMs, tell);
  useLeaveGuard(confirmLeave && status === 'ordered');

  React.useEffect(() => {
    // Without a token: the query knows by itself whether to ask again.
    if (offline === null && latest.current.session.status === 'error') dispatch({ do: 'drop' });
  }, [offline, latest]);

  const absent =
    frame || !enabled
      ? undefined
      : (invalid ?? (tokens.token ? undefined : (offline ?? tokens.error)));
  const error = session.status === 'error' ? session.error : absent;
  const isHoldingBack = isWaiting && enabled && !shows(frame, target);
  const told = React.useRef<{ message?: string | undefined; isHoldingBack: boolean }>({
    isHoldingBack: false,
  });
  React.useEffect(() => {
    const { onError, onHoldingBack } = latest.current.options;
    const last = told.current;
    told.current = { message: error?.message, isHoldingBack };
    // Once for what a person would call one error, however often it is tried again.
    if (error && error.message !== last.message) onError?.(error);
    if (isHoldingBack !== last.isHoldingBack) onHoldingBack?.(isHoldingBack);
  }, [error, isHoldingBack, latest]);

  const absentStatus = enabled ? 'authorizing' : 'idle';
  const src = frame?.src;
  return {
    ...(session as CheckoutRecord),
    status: error ? 'error' : frame ? status : absentStatus,
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
    isHoldingBack,
    reload,
  };
}
