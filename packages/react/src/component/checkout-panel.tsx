'use client';

import * as React from 'react';
import type { Cover } from './checkout-cover.js';
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
      {actions.map(({ label, act }) => (
        <button key={label} type="button" className="phoenix-checkout-button" onClick={act}>
          <Words>{label}</Words>
        </button>
      ))}
    </div>
  );
}
