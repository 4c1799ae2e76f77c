import type { OrderCreated, TransactionSuccess } from '@phoenix-checkout/react';
import { isSandbox } from './config.js';
import { Icon } from './icons.js';
import './styles/report.css';

interface ReceiptProps {
  order: OrderCreated | undefined;
  transaction: TransactionSuccess | undefined;
}

/** What the page knows of the payment. It is the payer's word: ship goods on Phoenix's webhook. */
export function Receipt({ order, transaction }: ReceiptProps) {
  return (
    <section className="card receipt" aria-labelledby="receipt-title">
      <header>
        <h2 id="receipt-title">Payment</h2>
        <State order={order} transaction={transaction} />
      </header>
      {order || transaction ? (
        <dl>
          {order && <Row name="Order">{order.orderId}</Row>}
          {order && <Row name="To pay">{order.sendAmount} USD</Row>}
          {transaction && <Row name="Received">{transaction.sendAmount} USDC</Row>}
          {transaction && (
            <Row name="Transaction">
              <code>{transaction.transactionHash}</code>
              {isSandbox && <small>Made up by the sandbox: it is on no chain.</small>}
              {transaction.basescanLink && !isSandbox && (
                <a href={transaction.basescanLink} target="_blank" rel="noopener noreferrer">
                  See it on Basescan <Icon name="external" />
                </a>
              )}
            </Row>
          )}
        </dl>
      ) : (
        <p className="empty">The order and its transaction appear here, on your own page.</p>
      )}
      {transaction && (
        <p className="hint">
          <Icon name="shield" />
          This is the payer’s word. Ship goods when your server hears of it from Phoenix.
        </p>
      )}
    </section>
  );
}

function State({ order, transaction }: ReceiptProps) {
  if (transaction) return <span className="state is-good">Paid</span>;
  return order ? <span className="state is-open">Waiting for the transfer</span> : null;
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
