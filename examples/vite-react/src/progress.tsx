import type { CheckoutStatus, UsePhoenixCheckoutResult } from '@phoenix-checkout/react';
import { isSandbox } from './config.js';
import { Icon } from './icons.js';

const steps = ['Access token', 'Checkout', 'Order', 'USDC'];

/** How many steps are behind the payer, and what to say about it. */
const progress: Record<CheckoutStatus, [reached: number, words: string]> = {
  idle: [0, 'Not started.'],
  authorizing: [0, 'Asking your server for an access token …'],
  loading: [1, 'Opening the checkout …'],
  ready: [2, 'Ready when you are.'],
  ordered: [3, 'The order is open. Finish the payment in the checkout.'],
  succeeded: [4, 'Paid. The USDC is in the wallet.'],
  done: [4, 'All done. Thank you!'],
  cancelled: [2, 'Cancelled. Nothing was paid.'],
  failed: [2, 'The payment failed. Nothing was paid.'],
  error: [0, 'No checkout at the moment.'],
};

export function Progress({ checkout }: { checkout: UsePhoenixCheckoutResult }) {
  const { status, order, transaction } = checkout;
  const [reached, words] = progress[status];
  return (
    <>
      <ol className="steps">
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < reached ? 'is-done' : undefined}
            aria-current={index === reached ? 'step' : undefined}
          >
            <span>{index < reached ? <Icon name="tick" /> : index + 1}</span>
            {step}
          </li>
        ))}
      </ol>
      <div className="status-line" data-status={status}>
        <output>{words}</output>
        {order && <small>Order {order.orderId}</small>}
        {transaction && (
          <small>
            Transaction{' '}
            {isSandbox || !transaction.basescanLink ? (
              <code>{transaction.transactionHash}</code>
            ) : (
              <a href={transaction.basescanLink} target="_blank" rel="noopener noreferrer">
                {transaction.transactionHash}
              </a>
            )}
          </small>
        )}
      </div>
    </>
  );
}
