'use client';

import type * as React from 'react';
import { callHost, type CheckoutFrameProps } from '../checkout/index.js';

/** Attributes that a host may add to the frame. */
export type HostFrameProps = Omit<
  React.IframeHTMLAttributes<HTMLIFrameElement>,
  'src' | 'width' | 'height'
>;

export interface CheckoutFrameElementProps {
  /** Ours. */
  own: CheckoutFrameProps;
  /** The host's: they count, but for address and size, and add to our permissions. */
  host: HostFrameProps | undefined;
  title: string;
}

export function CheckoutFrame({ own, host, title }: CheckoutFrameElementProps) {
  const allow = host?.allow;
  return (
    // oxlint-disable-next-line jsx-a11y/iframe-has-title -- it has
    <iframe
      {...own}
      title={title}
      {...host}
      src={own.src}
      width={own.width}
      height={own.height}
      allow={allow ? `${own.allow}; ${allow}` : own.allow}
      className={`phoenix-checkout-frame ${host?.className ?? ''}`}
      suppressHydrationWarning
      onLoad={(event) => {
        own.onLoad?.(event);
        callHost(host?.onLoad, event);
      }}
    />
  );
}
