import type * as React from 'react';
import type { CoverViews } from './checkout-cover.js';
import type { HostFrameProps } from './checkout-frame.js';
import type { CheckoutLabels } from './checkout-labels.js';
import type { CheckoutOptions } from '../checkout/index.js';

/** What both components take, `PhoenixCheckout` and `PhoenixCheckoutModal`, beside a source of tokens. */
export interface CheckoutProps extends CheckoutOptions, CoverViews {
  /** Your own words, any of them; see `CheckoutLabels`. */
  labels?: Partial<CheckoutLabels> | undefined;
  /**
   * More attributes for the frame, such as `referrerPolicy`. `src` and size are ours; `allow` is
   * added to `clipboard-write`, which the checkout needs.
   */
  frameProps?: HostFrameProps | undefined;
  className?: string | undefined;
  style?: React.CSSProperties | undefined;
}

/** What a `ref` to a component gives. */
export interface PhoenixCheckoutHandle {
  /** Starts the checkout anew, with the latest values, whatever goes on in the frame. */
  reload: () => void;
  /** The frame, while there is one. */
  readonly frame: HTMLIFrameElement | null;
}
