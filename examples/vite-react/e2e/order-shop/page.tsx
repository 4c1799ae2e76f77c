import {
  PhoenixCheckout,
  PhoenixPaymentLink,
  usePhoenixOrder,
  type OrderCreated,
  type PaymentLinkCreated,
} from '@phoenix-checkout/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const checkoutUrl = new URLSearchParams(location.search).get('checkout') ?? '';

/** A shop that keeps its order's id in the browser, once its server has it. */
function Shop() {
  const [orderId, setOrderId] = useState(() => localStorage.getItem('order'));
  const [link, setLink] = useState<PaymentLinkCreated>();
  const { status, isConfirmed } = usePhoenixOrder({ orderUrl: '/api/order', orderId });

  async function keep({ orderId: created }: OrderCreated) {
    await fetch('/api/cart', { method: 'POST', body: created });
    localStorage.setItem('order', created);
    setOrderId(created);
  }

  return (
    <main>
      <h1>Shop</h1>
      <p data-order={status}>{isConfirmed ? 'Paid' : status}</p>
      <PhoenixCheckout
        address="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        amount="100"
        tokenUrl="/api/token"
        checkoutUrl={checkoutUrl}
        confirmLeave={false}
        shareOn
        onOrderCreated={(order) => void keep(order)}
        onPaymentLinkCreated={setLink}
      />
      {link && <PhoenixPaymentLink link={link} />}
    </main>
  );
}

const container = document.querySelector('#root');
if (container) createRoot(container).render(<Shop />);
