import {
  defaultLabels,
  type ReactErrorCode,
  type UsePhoenixCheckoutResult,
} from '@phoenix-checkout/react';
import { Cover } from './cover.js';

/** The frame, and what covers it while there is nothing to pay in it. */
export function CheckoutFrame({ checkout }: { checkout: UsePhoenixCheckoutResult }) {
  const { status, src, frameKey, frameProps, error, reload } = checkout;
  const isLoading = status === 'authorizing' || status === 'loading';
  const isOver = status === 'cancelled' || status === 'done';

  return (
    <>
      <div className="own-frame" data-covered={isLoading || isOver || error ? '' : undefined}>
        {src && <iframe key={frameKey} {...frameProps} title="Top up with Phoenix" />}
        {isLoading && (
          <div className="skeleton">
            <i />
            <i />
            <i />
            <i />
          </div>
        )}
        {error && (
          <Cover
            icon="alert"
            role="alert"
            title="We cannot take payments right now"
            action="Try again"
            onAction={reload}
          >
            {defaultLabels.errors[error.code as ReactErrorCode] ?? defaultLabels.error}
          </Cover>
        )}
        {status === 'cancelled' && (
          <Cover icon="wallet" title="Changed your mind?" action="Start again" onAction={reload}>
            Nothing was paid.
          </Cover>
        )}
        {status === 'done' && (
          <Cover icon="tick" title="Topped up" action="Top up again" onAction={reload}>
            The USDC is in the wallet.
          </Cover>
        )}
      </div>
      {src && (
        <p className="way-out">
          Nothing to see?{' '}
          <a href={src} target="_blank" rel="noopener noreferrer">
            Open it in a new tab
          </a>
        </p>
      )}
    </>
  );
}
