import { usePhoenixCheckout, type UsePhoenixCheckoutOptions } from '@phoenix-checkout/react';
import './own-checkout.css';

const words = {
  idle: 'Not started',
  authorizing: 'Preparing the checkout',
  loading: 'Opening the checkout',
  ready: 'Waiting for you',
  ordered: 'Order placed',
  succeeded: 'Paid',
  failed: 'The payment failed',
  done: 'Finished',
  cancelled: 'Cancelled',
  error: 'Not available',
};

/** A checkout of one's own: the hook knows the payment, the markup is the host's. */
export function OwnCheckout(options: UsePhoenixCheckoutOptions) {
  const { status, src, frameKey, frameProps, order, transaction, error, reload } =
    usePhoenixCheckout(options);
  const isOver = status === 'done' || status === 'cancelled' || status === 'failed';

  return (
    <div className="own-checkout" data-status={status}>
      <section className="own-summary" aria-label="Your order">
        <h1>{options.amount} USD to USDC</h1>
        <output className="own-status">
          {words[status]}
          {status === 'ordered' && ', please stay on this page'}
        </output>
        <dl>
          <dt>Order</dt>
          <dd>{order ? order.orderId.slice(0, 8) : 'none yet'}</dd>
          <dt>Transaction</dt>
          <dd>{transaction ? `${transaction.transactionHash.slice(0, 10)}…` : 'none yet'}</dd>
        </dl>
        {error && <p className="own-error">{error.message}</p>}
        {(error || isOver) && (
          <button type="button" onClick={reload}>
            Start over
          </button>
        )}
      </section>
      {src && !isOver && !error && <iframe key={frameKey} {...frameProps} title="Payment" />}
    </div>
  );
}
