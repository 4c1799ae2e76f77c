'use client';

import * as React from 'react';
import { Words, useFocusHeir } from '../component/index.js';
import { windowOf, useIsHydrating } from '../page/index.js';
import { copyText } from './copy-text.js';
import type { PaymentLinkLabels } from './payment-link-labels.js';
import { QrCode } from './qr-code.js';

export interface LinkActionsProps {
  url: string;
  labels: PaymentLinkLabels;
  showUrl: boolean;
  /** The component's outermost element; gets the focus when the link is over. */
  root: React.RefObject<HTMLElement | null>;
}

const canShare = (url: string) =>
  typeof navigator.share === 'function' && (navigator.canShare?.({ url }) ?? true);

/** What can be done with a link while it can be used. */
export function LinkActions({ url, labels, showUrl, root }: LinkActionsProps) {
  // A server does not know.
  const isShareable = !useIsHydrating() && canShare(url);
  const [isQrShown, setQrShown] = React.useState(false);
  const [note, setNote] = React.useState({ words: '', count: 0 });
  useFocusHeir(root, root);

  // Told again when it is done again.
  const tell = (words: string) => setNote(({ count }) => ({ words, count: count + 1 }));

  async function copy() {
    const element = root.current;
    const isCopied = element !== null && (await copyText(url, element));
    tell(isCopied ? labels.linkCopied : labels.linkNotCopied);
  }

  async function share() {
    const element = root.current;
    if (!element) return;
    try {
      await windowOf(element).navigator.share({ url });
    } catch (failure) {
      // Whoever changes their mind has seen what happened.
      if (Object(failure).name !== 'AbortError') tell(labels.linkNotShared);
    }
  }

  return (
    <>
      {showUrl && (
        <input
          className="phoenix-payment-link-url"
          aria-label={labels.linkUrl}
          readOnly
          value={url}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
      <div className="phoenix-payment-link-actions">
        <LinkButton onClick={copy} label={labels.copyLink} />
        {isShareable && <LinkButton onClick={share} label={labels.shareLink} />}
        <LinkButton
          onClick={() => setQrShown(!isQrShown)}
          label={isQrShown ? labels.hideQrCode : labels.showQrCode}
        />
      </div>
      {/* There from the start: what comes into a live region is read out, not the region itself. */}
      <p className="phoenix-payment-link-note" aria-live="polite">
        {note.words && <Words key={note.count}>{note.words}</Words>}
      </p>
      {isQrShown && <QrCode url={url} labels={labels} />}
    </>
  );
}

interface LinkButtonProps {
  label: string;
  onClick: () => void;
}

function LinkButton({ label, onClick }: LinkButtonProps) {
  return (
    <button type="button" className="phoenix-payment-link-button" onClick={onClick}>
      <Words>{label}</Words>
    </button>
  );
}
