'use client';

import type { ReactNode, Ref } from 'react';

const marks = {
  error: 'M12 8v5m0 3h.01',
  cancelled: 'm9 9 6 6m0-6-6 6',
  done: 'm8 12.5 3 3 5.5-6.5',
};

export interface CheckoutPanelProps {
  kind: keyof typeof marks;
  panelRef: Ref<HTMLDivElement>;
  title: string;
  children: ReactNode;
  action: string;
  isBusy: boolean;
  onAction: () => void;
}

/** What covers the frame when there is something to say, with the one thing to do about it. */
export function CheckoutPanel(props: CheckoutPanelProps) {
  const { kind, panelRef, title, children, action, isBusy, onAction } = props;
  return (
    <div
      ref={panelRef}
      className="phoenix-checkout-panel"
      role={kind === 'error' ? 'alert' : 'group'}
      aria-label={title}
      tabIndex={-1}
    >
      <svg className="phoenix-checkout-mark" viewBox="0 0 24 24" aria-hidden>
        <circle cx="12" cy="12" r="9.5" />
        <path d={marks[kind]} />
      </svg>
      <p className="phoenix-checkout-title">{title}</p>
      <p className="phoenix-checkout-text">{children}</p>
      <button
        type="button"
        className="phoenix-checkout-button"
        aria-disabled={isBusy}
        onClick={isBusy ? undefined : onAction}
      >
        {action}
      </button>
    </div>
  );
}
