import {
  defaultLabels,
  usePhoenixCheckout,
  type ReactErrorCode,
  type UsePhoenixCheckoutResult,
} from '@phoenix-checkout/react';
import type { ReactNode } from 'react';

const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'; // yours

/** What is said above the frame, in words of our own. */
function progressOf({ status, transaction, isHoldingBack }: UsePhoenixCheckoutResult): string {
  if (transaction) return 'Paid. The money is on its way.';
  if (isHoldingBack) return 'Your new amount counts for the next payment.';
  if (status === 'ordered') return 'Waiting for your payment.';
  return 'Choose how to pay.';
}

/** What lies over the frame while there is nothing to pay in it. */
function Cover({ children, action, onAction }: CoverProps) {
  return (
    <div className="cover">
      {children}
      {action && <button onClick={onAction}>{action}</button>}
    </div>
  );
}
interface CoverProps {
  children: ReactNode;
  action?: string;
  onAction?: () => void;
}

function coverOf({ status, error, reload }: UsePhoenixCheckoutResult) {
  switch (status) {
    case 'error': {
      const words = error && defaultLabels.errors[error.code as ReactErrorCode];
      return (
        <Cover action="Try again" onAction={reload}>
          <p role="alert">{words ?? defaultLabels.error}</p>
        </Cover>
      );
    }
    case 'authorizing':
    case 'loading':
      return <Cover>Loading …</Cover>;
    case 'cancelled':
      return (
        <Cover action="Start again" onAction={reload}>
          Nothing was paid.
        </Cover>
      );
    case 'done':
      return (
        <Cover action="Top up again" onAction={reload}>
          Thank you.
        </Cover>
      );
    default:
      return undefined;
  }
}

export function Checkout({ amount }: { amount: string }) {
  const checkout = usePhoenixCheckout({
    address: wallet,
    amount,
    tokenUrl: '/api/phoenix/token',
    checkoutUrl: import.meta.env.VITE_PHOENIX_CHECKOUT_URL,
  });
  const { src, frameKey, frameProps } = checkout;
  const cover = coverOf(checkout);

  return (
    <section aria-label="Checkout">
      <output>{progressOf(checkout)}</output>
      <div className="stage" data-covered={cover ? '' : undefined}>
        {src && <iframe key={frameKey} {...frameProps} title="Top up with Phoenix" />}
        {cover}
      </div>
      {src && (
        <p>
          Nothing to see?{' '}
          <a href={src} target="_blank" rel="noopener noreferrer">
            Open it in a new tab
          </a>
        </p>
      )}
    </section>
  );
}
