'use client';

import * as React from 'react';
import { CheckoutBody } from '../checkout-body.js';
import { coverFor, type Cover } from '../checkout-cover.js';
import { checkoutHandle } from '../checkout-handle.js';
import { defaultLabels, type CheckoutLabels } from '../checkout-labels.js';
import type { CheckoutProps, PhoenixCheckoutHandle } from '../checkout-props.js';
import { checkoutStyles } from '../checkout-styles.js';
import { useFrameScale } from '../use-frame-scale.js';
import { useStyles } from '../use-styles.js';
import { useLabels } from '../use-labels.js';
import { keptInside } from './kept-inside.js';
import { ModalBar } from './modal-bar.js';
import { modalStyles } from './modal-styles.js';
import { ModalTrigger } from './modal-trigger.js';
import { useClosing, type Closing } from './use-closing.js';
import { useDialog } from './use-dialog.js';
import { useOpen, type OpenOptions } from './use-open.js';
import { usePhoenixCheckout } from '../../checkout/index.js';
import { useIsHydrating } from '../../page/index.js';
import type { TokenSource } from '../../token/index.js';

interface ModalProps extends CheckoutProps, OpenOptions {
  /**
   * What opens the modal: a button of your own. The checkout starts to load when it is pointed at,
   * focused or touched.
   */
  trigger?: React.ReactElement | undefined;
}

export type PhoenixCheckoutModalProps = ModalProps & TokenSource;

/** What a `ref` to the modal gives. */
export interface PhoenixCheckoutModalHandle extends PhoenixCheckoutHandle {
  /** Starts to load a checkout that is likely to be opened soon: call it from a button of your own. */
  prefetch: () => void;
}

const question = (labels: CheckoutLabels, { keepPaying, close }: Closing): Cover => ({
  mark: 'question',
  words: labels.closeQuestion,
  actions: [
    { label: labels.keepPaying, act: keepPaying },
    { label: labels.closeAnyway, act: close },
  ],
});

/**
 * A {@link PhoenixCheckout} in a dialog over the page: opened by `trigger`, or by your own `open`.
 *
 * The payer who closes it in the middle of an order is asked first; your `open={false}` closes at
 * once. With an order open the frame is hidden, not unmounted, and its events still arrive. It
 * closes when the payer cancels or is done.
 *
 * @example
 * <PhoenixCheckoutModal
 *   trigger={<button>Buy USDC</button>}
 *   address={wallet}
 *   amount="100"
 *   tokenUrl="/api/phoenix/token"
 * />
 */
export const PhoenixCheckoutModal = /* @__PURE__ */ React.forwardRef<
  PhoenixCheckoutModalHandle,
  PhoenixCheckoutModalProps
>(function PhoenixCheckoutModal(props, ref) {
  const { enabled = true, frameProps, className = '', style, theme, trigger } = props;
  const opening = useOpen(props);
  const { isOpen, isWanted, setLikely, setOpen } = opening;
  // A closed modal is a checkout that is not wanted: the frame stays only while an order is open.
  const checkout = usePhoenixCheckout({ ...props, enabled: enabled && isWanted });
  const { status, reload } = checkout;
  const labels = useLabels(defaultLabels, props.labels);
  const isHydrating = useIsHydrating();
  const closing = useClosing(opening, status, reload);
  const cover = closing.isAsking ? question(labels, closing) : coverFor(checkout, labels, props);

  const root = React.useRef<HTMLDialogElement>(null);
  const stage = React.useRef<HTMLDivElement>(null);
  const closeButton = React.useRef<HTMLButtonElement>(null);
  React.useImperativeHandle(
    ref,
    // Not spread: the frame is looked up.
    () => Object.assign(checkoutHandle(stage, reload), { prefetch: () => setLikely(true) }),
    [reload, setLikely],
  );
  useStyles(root, checkoutStyles);
  useStyles(root, modalStyles);
  useDialog({ dialog: root, closeButton, isOpen, onEscape: closing.askToClose });
  // After the dialog: opened, it has another size.
  useFrameScale(stage, isOpen);

  return (
    <>
      {trigger && (
        <ModalTrigger onOpen={() => setOpen(true)} onLikely={() => setLikely(true)}>
          {trigger}
        </ModalTrigger>
      )}
      <dialog
        ref={root}
        className={`phoenix-checkout ${className}`}
        // Not before hydration: a strict CSP blocks the attribute, and hydration does not mend it.
        style={isHydrating ? undefined : style}
        data-status={status}
        data-theme={theme}
        data-covered={cover ? true : undefined}
        tabIndex={-1}
        aria-label={labels.title}
        suppressHydrationWarning
        // The browser's own ways to close do not ask, and hold for one time only.
        closedby="none"
        onCancel={(event) => {
          event.preventDefault();
          event.stopPropagation();
          closing.askToClose();
        }}
        {...keptInside}
      >
        <ModalBar
          title={labels.title}
          close={labels.close}
          closeButton={closeButton}
          onClose={closing.askToClose}
        />
        <CheckoutBody {...{ checkout, labels, cover, frameProps, root, stage }} />
      </dialog>
    </>
  );
});
