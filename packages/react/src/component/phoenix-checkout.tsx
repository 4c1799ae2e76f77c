'use client';

import type { CheckoutStatus, PhoenixError } from '@phoenix-checkout/core';
import * as React from 'react';
import { defaultLabels, type CheckoutLabels } from './checkout-labels.js';
import { adoptCheckoutStyles } from './checkout-styles.js';
import type { ReactErrorCode } from '../error/errors.js';
import { watchFrameScale } from './frame-scale.js';
import { hasFocus } from '../page/has-focus.js';
import { useBrowserLayoutEffect } from '../page/latest.js';
import { PhoenixContext } from '../provider/phoenix-context.js';
import { useCheckoutDialog, useOpen, type CheckoutDialogOptions } from './use-checkout-dialog.js';
import { usePhoenixCheckout, type CheckoutOptions } from '../checkout/use-phoenix-checkout.js';
import type { TokenSource } from '../token/index.js';

interface PhoenixCheckoutOwnProps extends CheckoutOptions, CheckoutDialogOptions {
  /**
   * What opens the modal: a button of your own. The checkout starts to load when it is pointed at,
   * focused or touched.
   */
  trigger?: React.ReactElement | undefined;
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

export type PhoenixCheckoutProps = PhoenixCheckoutOwnProps & TokenSource;

/** What a `ref` to the component gives. */
export interface PhoenixCheckoutHandle {
  /** Starts the checkout anew, with the latest values, whatever goes on in the frame. */
  reload: () => void;
  /** Starts to load a modal that is likely to be opened soon: call it from a button of your own. */
  prefetch: () => void;
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
  const { enabled = true, frameProps: hostFrameProps, className, style, theme, trigger } = props;
  const opening = useOpen(props);
  const { isModal, isWanted, setOpen, setPrimed } = opening;
  const checkout = usePhoenixCheckout({ ...props, enabled: enabled && isWanted });
  const { status, src, frameKey, frameProps, error, isHoldingBack, reload } = checkout;
  const defaults = React.useContext(PhoenixContext);
  const labels = { ...defaultLabels, ...defaults.labels, ...props.labels };

  const root = React.useRef<HTMLDivElement & HTMLDialogElement>(null);
  const panel = React.useRef<HTMLDivElement>(null);
  const frame = () => root.current?.querySelector('iframe') ?? null;
  React.useImperativeHandle(
    ref,
    () => ({
      reload,
      prefetch: () => setPrimed(true),
      get frame() {
        return frame();
      },
    }),
    [reload, setPrimed],
  );
  const { isAsking, askToClose } = useCheckoutDialog(root, opening, status, reload);
  useBrowserLayoutEffect(() => {
    const element = root.current as HTMLElement;
    adoptCheckoutStyles(element);
    return watchFrameScale(element);
  }, []);

  const mark = isAsking ? '?' : covers[status];
  const isCovered = mark !== undefined;
  useBrowserLayoutEffect(() => {
    // Focus is not left in a frame that is covered.
    if (mark && hasFocus(frame())) panel.current?.focus();
  }, [mark, src]);

  const words = error
    ? ({ ...defaultLabels.errors, ...labels.errors }[error.code as ReactErrorCode] ?? labels.error)
    : isAsking
      ? labels.closeQuestion
      : labels[status === 'authorizing' ? 'loading' : (status as 'loading')];
  const slot = error
    ? typeof props.error === 'function'
      ? props.error({ error, retry: reload })
      : props.error
    : !mark && props.loading;

  const close = () => setOpen(false);
  const isHopeless = !mark || /^invalid_[ac]/.test(error?.code ?? '');
  const actions: [label: string, act: () => void][] = isAsking
    ? [
        [labels.keepPaying, askToClose],
        [labels.closeAnyway, close],
      ]
    : isHopeless
      ? []
      : [[error ? labels.retry : labels.startAgain, reload]];
  const prime = () => setPrimed(true);
  const dismiss = (event: React.SyntheticEvent) => {
    event.preventDefault();
    askToClose();
  };
  const Root = isModal ? 'dialog' : 'div';
  return (
    <>
      {trigger && (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- what is inside has the keyboard
        <span
          className="phoenix-checkout-trigger"
          onClick={() => setOpen(true)}
          // Not over: that also comes when a closed dialog bares what the pointer rests on.
          onPointerMove={prime}
          onPointerDown={prime}
          onFocus={prime}
        >
          {trigger}
        </span>
      )}
      <Root
        ref={root}
        className={`phoenix-checkout ${className ?? ''}`}
        // Not before hydration: a strict CSP blocks the attribute, and hydration does not mend it.
        style={frameProps.loading === 'lazy' ? undefined : style}
        data-status={status}
        data-theme={theme}
        data-covered={isCovered || undefined}
        tabIndex={-1}
        {...(isModal && {
          'aria-label': labels.title,
          // The browser's own ways to close do not ask, and hold for one time only.
          closedby: 'none',
          onCancel: dismiss,
          onKeyDown: (event: React.KeyboardEvent) => event.key === 'Escape' && dismiss(event),
        })}
      >
        {isModal && (
          <div className="phoenix-checkout-bar">
            {labels.title}
            <button
              type="button"
              className="phoenix-checkout-close"
              aria-label={labels.close}
              onClick={askToClose}
            >
              ×
            </button>
          </div>
        )}
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
                {actions.map(([label, act]) => (
                  <button
                    key={label}
                    type="button"
                    className="phoenix-checkout-button"
                    onClick={() => {
                      // The button goes with the panel: focus would be nowhere.
                      root.current?.focus();
                      act();
                    }}
                  >
                    {label}
                  </button>
                ))}
              </div>
            ))}
        </div>
        <a
          className="phoenix-checkout-link"
          href={!mark || error ? src : undefined}
          target="_blank"
          rel="noreferrer"
        >
          {labels.openInNewTab}
        </a>
        <output className={`phoenix-checkout-${isHoldingBack ? 'note' : 'announcement'}`}>
          {error ? '' : isHoldingBack ? labels.heldBack : words}
        </output>
      </Root>
    </>
  );
});
