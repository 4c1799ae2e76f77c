import type { PaymentLinkCreated } from '@phoenix-checkout/react';
import { useState } from 'react';
import { OrderRow } from './order-row.js';
import type { OrderView } from './shop-api.js';

interface OrderListProps {
  /** Undefined while they are not known yet. */
  orders: OrderView[] | undefined;
  /** The shop does not answer: what is shown may be old. */
  isStale: boolean;
  /** The payment links that were made on this page, by the shop's order. */
  links: Record<string, PaymentLinkCreated>;
  onPay: (order: OrderView) => void;
}

/** So many are shown at first, and more at each press of the button. */
const PAGE = 20;

export function OrderList({ orders, isStale, links, onPay }: OrderListProps) {
  const [shown, setShown] = useState(PAGE);
  const total = orders?.length ?? 0;
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">Your orders {total > 0 && <span className="count">{total}</span>}</h2>
      {isStale && orders && (
        <output className="alert">
          The shop does not answer. Your orders are safe; it is asked again.
        </output>
      )}
      {orders?.length === 0 && (
        <p className="card empty">Nothing yet. What you buy appears here.</p>
      )}
      <ul className="orders">
        {orders?.slice(0, shown).map((order) => (
          <OrderRow
            key={order.id}
            order={order}
            link={links[order.id]}
            onPay={() => onPay(order)}
          />
        ))}
      </ul>
      {total > shown && (
        <button type="button" className="secondary" onClick={() => setShown(shown + PAGE)}>
          Show older orders <span className="hint">{total - shown} more</span>
        </button>
      )}
    </section>
  );
}
