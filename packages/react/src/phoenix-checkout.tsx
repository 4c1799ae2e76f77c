'use client';

import type { CheckoutStatus, PhoenixError } from '@phoenix-checkout/core';
import * as React from 'react';
import { defaultLabels, type CheckoutLabels } from './checkout-labels.js';
import { adoptCheckoutStyles } from './checkout-styles.js';
import type { ReactErrorCode } from './errors.js';
import { useBrowserLayoutEffect } from './latest.js';
import { PhoenixContext } from './phoenix-context.js';
import { usePhoenixCheckout, type UsePhoenixCheckoutOptions } from './use-phoenix-checkout.js';

export interface PhoenixCheckoutProps extends UsePhoenixCheckoutOptions {
  /** Your own words, any of them; see `CheckoutLabels`. */
  labels?: Partial<CheckoutLabels> | undefined;
  /** Shown while a token is fetched and the frame loads. */
  loading?: React.ReactNode;
  /** Shown instead of the error view. */
  error?:
    React.ReactNode | ((context: { error: PhoenixError; retry: () => void }) => React.ReactNode);
  /** More attributes for the frame, such as `referrerPolicy`. `src` and size are ours. */
  frameProps?:
    Omit<React.IframeHTMLAttributes<HTMLIFrameElement>, 'src' | 'width' | 'height'> | undefined;
  className?: string | undefined;
  style?: React.CSSProperties | undefined;
}

/** What a `ref` to the component gives. */
export interface PhoenixCheckoutHandle {
  /** Starts the checkout anew, with the latest values, whatever goes on in the frame. */
  reload: () => void;
  /** The frame, while there is one. */
  readonly frame: HTMLIFrameElement | null;
}

/** What covers the frame, and the mark on it; an empty one turns. */
const covers: Partial<Record<CheckoutStatus, string>> = {
  authorizing: '',
  loading: '',
  error: '!',
  cancelled: '×',
  done: '✓',
};

/**
 * A Phoenix checkout: fetches an access token from your backend, shows Phoenix's frame, and tells
 * you what happens in it. Nothing else is needed: no provider, no CSS import.
 *
 * Reports errors by `onError` and a view of its own, with a way to try again; never throws.
 *
 * @example
 * <PhoenixCheckout address={wallet} amount="100" tokenUrl="/api/phoenix/token" />
 */
export const PhoenixCheckout = /* @__PURE__ */ React.forwardRef<
  PhoenixCheckoutHandle,
  PhoenixCheckoutProps
>(function PhoenixCheckout(props, ref) {
  const { frameProps: hostFrameProps, className, style, theme } = props;
  const checkout = usePhoenixCheckout(props);
  const { status, src, frameKey, frameProps, error, reload } = checkout;
  const defaults = React.useContext(PhoenixContext);
  const labels = { ...defaultLabels, ...defaults.labels, ...props.labels };

  const root = React.useRef<HTMLDivElement>(null);
  const panel = React.useRef<HTMLDivElement>(null);
  const frame = () => root.current?.querySelector('iframe') ?? null;
  React.useImperativeHandle(
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

  const mark = covers[status];
  const isCovered = mark !== undefined;
  useBrowserLayoutEffect(() => {
    // Focus is not left in a frame that is covered.
    const { activeElement } = (root.current as Element).getRootNode() as Document;
    if (mark && src && activeElement === frame()) panel.current?.focus();
  }, [mark, src]);

  const words = error
    ? ({ ...defaultLabels.errors, ...labels.errors }[error.code as ReactErrorCode] ?? labels.error)
    : labels[status === 'authorizing' ? 'loading' : (status as 'loading')];
  const slot = error
    ? typeof props.error === 'function'
      ? props.error({ error, retry: reload })
      : props.error
    : !mark && props.loading;
  return (
    <div
      ref={root}
      className={`phoenix-checkout ${className ?? ''}`}
      // Not before hydration: a strict CSP blocks the attribute, and hydration does not mend it.
      style={frameProps.loading === 'lazy' ? undefined : style}
      data-status={status}
      data-theme={theme}
      data-covered={isCovered || undefined}
      tabIndex={-1}
    >
      <div className="phoenix-checkout-stage" aria-busy={mark === ''}>
        {src && (
          <iframe
            key={frameKey}
            {...frameProps}
            title={labels.title}
            {...hostFrameProps}
            src={src}
            width={350}
            height={600}
            className={`phoenix-checkout-frame ${hostFrameProps?.className ?? ''}`}
            onLoad={(event) => {
              frameProps.onLoad?.(event);
              hostFrameProps?.onLoad?.(event);
            }}
          />
        )}
        {isCovered &&
          (slot || (
            <div
              ref={panel}
              className="phoenix-checkout-panel"
              role={error ? 'alert' : 'group'}
              aria-label={words}
              tabIndex={-1}
            >
              <div className="phoenix-checkout-mark" aria-hidden>
                {mark}
              </div>
              {words}
              {mark && !error?.code?.startsWith('invalid') && (
                <button
                  type="button"
                  className="phoenix-checkout-button"
                  onClick={() => {
                    // The button goes with the panel: focus would be nowhere.
                    root.current?.focus();
                    reload();
                  }}
                >
                  {error ? labels.retry : labels.startAgain}
                </button>
              )}
            </div>
          ))}
      </div>
      {src && (
        <a className="phoenix-checkout-link" href={src} target="_blank" rel="noopener noreferrer">
          {labels.openInNewTab}
        </a>
      )}
      <output className="phoenix-checkout-announcement">{error ? '' : words}</output>
    </div>
  );
});
