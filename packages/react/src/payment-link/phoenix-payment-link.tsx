'use client';

import type { PaymentLink, PaymentLinkCreated, Theme } from '@phoenix-checkout/core';
import * as React from 'react';
import { Words, useStyles } from '../component/index.js';
import { useIsHydrating } from '../page/index.js';
import { PhoenixContext } from '../provider/index.js';
import { LinkActions } from './link-actions.js';
import { linkStatusOf, readLink, type LinkStatus } from './link-life.js';
import { defaultPaymentLinkLabels, type PaymentLinkLabels } from './payment-link-labels.js';
import { paymentLinkStyles } from './payment-link-styles.js';
import { isTold, timeLeftWords } from './time-left.js';
import { useLinkLife } from './use-link-life.js';

export interface PhoenixPaymentLinkProps {
  /**
   * A `PaymentLink`, from your server say, or the `payment_link_created` event. The page cannot learn
   * that a link was used: pass the newer one, whose status your webhook told.
   */
  link: PaymentLink | PaymentLinkCreated;
  /**
   * Shows the link's address. **It carries your access token**: whoever sees it, on a shared screen
   * say, can use it for as long as it lives. Default false: it is copied, shared and scanned unseen.
   */
  showUrl?: boolean | undefined;
  /** Your own words, any of them. */
  labels?: Partial<PaymentLinkLabels> | undefined;
  /** Default: the page's colour scheme. */
  theme?: Theme | undefined;
  className?: string | undefined;
  style?: React.CSSProperties | undefined;
}

/**
 * A payment link, to be given to who pays: copied, shared, or scanned as a QR code, with the time
 * that it has left. The link and its QR code do not leave the page by themselves.
 *
 * @example
 * <PhoenixCheckout shareOn onPaymentLinkCreated={setLink} {...checkout} />
 * {link && <PhoenixPaymentLink link={link} />}
 */
export function PhoenixPaymentLink(props: PhoenixPaymentLinkProps) {
  // Another link is another component: nothing of what was said or shown of the last one stays.
  return <LinkCard key={readLink(props.link)?.id} {...props} />;
}

const wordsOfStatus = {
  open: undefined,
  expired: 'linkExpired',
  consumed: 'linkConsumed',
  invalid: 'linkInvalid',
} as const satisfies Record<LinkStatus, keyof PaymentLinkLabels | undefined>;

function LinkCard(props: PhoenixPaymentLinkProps) {
  const { link: given, showUrl = false, theme, className = '', style } = props;
  const { labels: provided } = React.useContext(PhoenixContext);
  const labels = { ...defaultPaymentLinkLabels, ...provided, ...props.labels };
  const isHydrating = useIsHydrating();

  const root = React.useRef<HTMLElement>(null);
  useStyles(root, paymentLinkStyles);
  const link = readLink(given);
  const leftMs = useLinkLife(root, given, link?.expiresAt);
  const status = linkStatusOf(link, leftMs);
  const ending = wordsOfStatus[status];
  const timeLeft = !ending && leftMs < Infinity ? timeLeftWords(leftMs, labels) : '';

  return (
    <section
      ref={root}
      className={`phoenix-payment-link ${className}`}
      aria-label={labels.linkTitle}
      // Not before hydration: a strict CSP blocks the attribute, and hydration does not mend it.
      style={isHydrating ? undefined : style}
      data-status={status}
      data-theme={theme}
      tabIndex={-1}
    >
      <p className="phoenix-payment-link-title">
        <Words>{labels.linkTitle}</Words>
      </p>
      {timeLeft && (
        <p className="phoenix-payment-link-state">
          <Words>{timeLeft}</Words>
        </p>
      )}
      {status === 'open' && link?.url && (
        <LinkActions url={link.url} labels={labels} showUrl={showUrl} root={root} />
      )}
      <output className="phoenix-payment-link-state">
        {ending && <Words>{labels[ending]}</Words>}
      </output>
      {/* Read out now and then, not with every minute. */}
      <output className="phoenix-payment-link-hidden">
        {timeLeft && isTold(leftMs) ? timeLeft : ''}
      </output>
    </section>
  );
}
