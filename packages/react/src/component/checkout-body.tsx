'use client';

import * as React from 'react';
import { CheckoutAnnouncement } from './checkout-announcement.js';
import { wordsOf, type Cover } from './checkout-cover.js';
import { CheckoutFrame, type HostFrameProps } from './checkout-frame.js';
import type { InlineLabels } from './checkout-labels.js';
import { CheckoutPanel } from './checkout-panel.js';
import { Words } from './words.js';
import { hasFocus, useBrowserLayoutEffect } from '../page/index.js';
import type { UsePhoenixCheckoutResult } from '../checkout/index.js';

export interface CheckoutBodyProps {
  checkout: UsePhoenixCheckoutResult;
  labels: InlineLabels;
  cover: Cover | undefined;
  frameProps: HostFrameProps | undefined;
  /** The component's outermost element. */
  root: React.RefObject<HTMLElement | null>;
  stage: React.RefObject<HTMLDivElement | null>;
}

/** What a checkout shows, inline and in a dialog: the frame or what covers it, and the words below. */
export function CheckoutBody(props: CheckoutBodyProps) {
  const { checkout, labels, cover, frameProps, root, stage } = props;
  const { status, src, frameKey, error, isHoldingBack } = checkout;
  const panel = React.useRef<HTMLDivElement>(null);
  const mark = cover?.mark;

  useBrowserLayoutEffect(() => {
    // Focus is not left in a frame that is covered.
    const frame = stage.current?.querySelector('.phoenix-checkout-frame');
    if (mark && hasFocus(frame)) (panel.current ?? root.current)?.focus();
  }, [mark, src, root, stage]);

  return (
    <>
      <div className="phoenix-checkout-stage" ref={stage} aria-busy={mark === 'loading'}>
        {src && (
          <CheckoutFrame
            key={frameKey}
            own={checkout.frameProps}
            host={frameProps}
            title={labels.title}
          />
        )}
        {cover && (
          <CheckoutPanel key={cover.mark} cover={cover} panel={panel} stage={stage} heir={root} />
        )}
      </div>
      <a
        className="phoenix-checkout-link"
        href={!cover || error ? src : undefined}
        target="_blank"
        rel="noreferrer"
      >
        <Words>{labels.openInNewTab}</Words>
      </a>
      {/* There from the start: what comes into a live region is read out, not the region itself. */}
      <p className="phoenix-checkout-note" aria-live="polite">
        {isHoldingBack && <Words>{labels.heldBack}</Words>}
      </p>
      <CheckoutAnnouncement
        words={error ? '' : (cover?.words ?? wordsOf(status, labels))}
        panel={panel}
      />
    </>
  );
}
