'use client';

import * as React from 'react';
import { CheckoutBody } from './checkout-body.js';
import { coverFor } from './checkout-cover.js';
import { checkoutHandle } from './checkout-handle.js';
import { inlineLabels } from './checkout-labels.js';
import type { CheckoutProps, PhoenixCheckoutHandle } from './checkout-props.js';
import { checkoutStyles } from './checkout-styles.js';
import { useFrameScale } from './use-frame-scale.js';
import { useStyles } from './use-styles.js';
import { useLabels } from './use-labels.js';
import { useIsHydrating } from '../page/index.js';
import { usePhoenixCheckout } from '../checkout/index.js';
import type { TokenSource } from '../token/index.js';

export type PhoenixCheckoutProps = CheckoutProps & TokenSource;

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
  const { frameProps, className = '', style, theme } = props;
  const checkout = usePhoenixCheckout(props);
  const { status, reload } = checkout;
  const labels = useLabels(inlineLabels, props.labels);
  const isHydrating = useIsHydrating();
  const cover = coverFor(checkout, labels, props);

  const root = React.useRef<HTMLDivElement>(null);
  const stage = React.useRef<HTMLDivElement>(null);
  React.useImperativeHandle(ref, () => checkoutHandle(stage, reload), [reload]);
  useStyles(root, checkoutStyles);
  useFrameScale(stage);

  return (
    <div
      ref={root}
      className={`phoenix-checkout ${className}`}
      // Not before hydration: a strict CSP blocks the attribute, and hydration does not mend it.
      style={isHydrating ? undefined : style}
      data-status={status}
      data-theme={theme}
      data-covered={cover ? true : undefined}
      tabIndex={-1}
    >
      <CheckoutBody {...{ checkout, labels, cover, frameProps, root, stage }} />
    </div>
  );
});
