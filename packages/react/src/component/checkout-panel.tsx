'use client';

import * as React from 'react';
import type { Cover, CoverAction } from './checkout-cover.js';
import { useFocusHeir } from './use-focus-heir.js';
import { Words } from './words.js';

export interface CheckoutPanelProps {
  cover: Cover;
  panel: React.RefObject<HTMLDivElement | null>;
  /** What the frame and this are in. */
  stage: React.RefObject<HTMLElement | null>;
  /** Gets the focus when the panel goes with it. */
  heir: React.RefObject<HTMLElement | null>;
}

interface PanelButtonProps extends Pick<CheckoutPanelProps, 'stage' | 'heir'> {
  action: CoverAction;
}

function PanelButton({ action, stage, heir }: PanelButtonProps) {
  useFocusHeir(stage, heir);
  return (
    <button type="button" className="phoenix-checkout-button" onClick={action.act}>
      <Words>{action.label}</Words>
    </button>
  );
}

/** What is shown in the frame's place. */
export function CheckoutPanel({ cover, panel, stage, heir }: CheckoutPanelProps) {
  const { mark, words, actions, view } = cover;
  useFocusHeir(stage, heir);

  if (view) return view;
  return (
    <div
      ref={panel}
      className="phoenix-checkout-panel"
      role={mark === 'error' ? 'alert' : 'group'}
      aria-label={words}
      tabIndex={-1}
      suppressHydrationWarning
    >
      <div className="phoenix-checkout-mark" data-mark={mark} aria-hidden />
      <Words>{words}</Words>
      {actions.map((action) => (
        <PanelButton key={action.label} action={action} stage={stage} heir={heir} />
      ))}
    </div>
  );
}
