'use client';

import type { CheckoutStatus, PhoenixError } from '@phoenix-checkout/core';
import {
  useContext,
  forwardRef,
  useImperativeHandle,
  useRef,
  type CSSProperties,
  type IframeHTMLAttributes,
  type ReactNode,
} from 'react';
import { defaultLabels, type CheckoutLabels } from './checkout-labels.js';
import { CheckoutPanel } from './checkout-panel.js';
import { adoptCheckoutStyles } from './checkout-styles.js';
import { useBrowserLayoutEffect } from './latest.js';
import { PhoenixContext } from './phoenix-context.js';
import { usePhoenixCheckout, type UsePhoenixCheckoutOptions } from './use-phoenix-checkout.js';

export interface PhoenixCheckoutProps extends UsePhoenixCheckoutOptions {
  /** Your own words, any of them; see `CheckoutLabels`. */
  labels?: Partial<CheckoutLabels> | undefined;
  /** Shown while a token is fetched and the frame loads. */
  loading?: ReactNode;
  /** Shown instead of the error view. */
  error?: ReactNode | ((context: { error: PhoenixError; retry: () => void }) => ReactNode);
  /** More attributes for the frame, such as `referrerPolicy`. `src` and size are ours. */
  frameProps?:
    Omit<IframeHTMLAttributes<HTMLIFrameElement>, 'src' | 'width' | 'height'> | undefined;
  className?: string | undefined;
  style?: CSSProperties | undefined;
}

/** What a `ref` to the component gives. */
export interface PhoenixCheckoutHandle {
  /** Starts the checkout anew, with the latest values, whatever goes on in the frame. */
  reload: () => void;
  /** The frame, while there is one. */
  readonly frame: HTMLIFrameElement | null;
}

const covers: Partial<Record<CheckoutStatus, 'loading' | 'error' | 'cancelled' | 'done'>> = {
  authorizing: 'loading',
  loading: 'loading',
  error: 'error',
  cancelled: 'cancelled',
  done: 'done',
};

/** What a screen reader is told; an error's view is an alert by itself. */
const announcements = {
  authorizing: 'loading',
  loading: 'loading',
  ready: 'ready',
  ordered: 'ordered',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelledTitle',
  done: 'doneTitle',
  idle: undefined,
  error: undefined,
} as const;

/**
 * A Phoenix checkout: fetches an access token from your backend, shows Phoenix's frame, and tells
 * you what happens in it. Nothing else is needed: no provider, no CSS import.
 *
 * Reports errors by `onError` and a view of its own, with a way to try again; never throws.
 *
 * @example
 * <PhoenixCheckout address={wallet} amount="100" tokenUrl="/api/phoenix/token" />
 */
export const PhoenixCheckout = forwardRef<PhoenixCheckoutHandle, PhoenixCheckoutProps>(
  function PhoenixCheckout(props, ref) {
    const { frameProps: hostFrameProps, className, style, theme } = props;
    const checkout = usePhoenixCheckout(props);
    const { status, src, frameKey, frameProps, error, isFetching, reload } = checkout;
    const defaults = useContext(PhoenixContext);
    const labels = { ...defaultLabels, ...defaults.labels, ...props.labels };

    const root = useRef<HTMLDivElement>(null);
    const panel = useRef<HTMLDivElement>(null);
    const frame = () => root.current?.querySelector('iframe') ?? null;
    useImperativeHandle(
      ref,
      () => ({
        reload,
        get frame() {
          return frame();
        },
      }),
      [reload],
    );
    useBrowserLayoutEffect(() => {
      if (root.current) adoptCheckoutStyles(root.current);
    }, []);

    const cover = covers[status];
    const spoken = announcements[status];
    const hadPanel = useRef(false);
    useBrowserLayoutEffect(() => {
      // Focus follows what happens: it is not left in a frame that is covered, or nowhere.
      const { activeElement } = (root.current?.getRootNode() ?? document) as Document;
      if (panel.current && activeElement && activeElement === frame()) panel.current.focus();
      if (!panel.current && hadPanel.current && activeElement === document.body) {
        root.current?.focus({ preventScroll: true });
      }
      hadPanel.current = panel.current !== null;
    }, [cover]);

    const onLoad: typeof frameProps.onLoad = (event) => {
      frameProps.onLoad?.(event);
      hostFrameProps?.onLoad?.(event);
    };

    let view: ReactNode;
    if (cover === 'loading') {
      view = props.loading ?? (
        <div className="phoenix-checkout-panel">
          <div className="phoenix-checkout-spinner" />
          <p className="phoenix-checkout-text">{labels.loading}</p>
        </div>
      );
    } else if (cover === 'error' && error && props.error !== undefined) {
      view =
        typeof props.error === 'function' ? props.error({ error, retry: reload }) : props.error;
    } else if (cover) {
      const words =
        cover === 'error'
          ? ({ ...defaultLabels.errors, ...labels.errors } as Record<string, string>)[
              error?.code ?? ''
            ]
          : labels[cover];
      view = (
        <CheckoutPanel
          kind={cover}
          panelRef={panel}
          title={labels[`${cover}Title`]}
          action={cover === 'error' ? labels.retry : labels.startAgain}
          isBusy={isFetching}
          onAction={reload}
        >
          {words ?? labels.error}
        </CheckoutPanel>
      );
    }

    return (
      <div
        ref={root}
        className={className ? `phoenix-checkout ${className}` : 'phoenix-checkout'}
        style={style}
        data-status={status}
        data-theme={theme}
        data-covered={cover ? '' : undefined}
        tabIndex={-1}
      >
        <div className="phoenix-checkout-stage" aria-busy={cover === 'loading'}>
          {src && (
            <iframe
              key={frameKey}
              {...hostFrameProps}
              {...frameProps}
              title={hostFrameProps?.title ?? labels.title}
              allow={hostFrameProps?.allow ?? frameProps.allow}
              className={`phoenix-checkout-frame ${hostFrameProps?.className ?? ''}`.trim()}
              onLoad={onLoad}
            />
          )}
          {view}
        </div>
        {src && (
          <p className="phoenix-checkout-aside">
            <a
              className="phoenix-checkout-link"
              href={src}
              target="_blank"
              rel="noopener noreferrer"
            >
              {labels.openInNewTab}
            </a>
          </p>
        )}
        <p className="phoenix-checkout-announcement" role="status">
          {spoken && labels[spoken]}
        </p>
      </div>
    );
  },
);
