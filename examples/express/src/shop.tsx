import { PhoenixCheckout } from '@phoenix-checkout/react';
import { useState } from 'react';

const amount = '25'; // what it costs is the server's to say: server/shop.ts

/** Tells the server which order is for this cart. */
async function startOrder(orderId: string): Promise<boolean> {
  const body = JSON.stringify({ orderId });
  const headers = { 'Content-Type': 'application/json' };
  const reply = await fetch('/api/orders', { method: 'POST', headers, body });
  return reply.ok;
}

export function Shop() {
  const [orderId, setOrderId] = useState<string>();

  return (
    <main>
      <h1>Top up</h1>
      <p>{amount} dollars from your bank, USDC in the wallet.</p>
      <PhoenixCheckout
        address="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" // your wallet
        amount={amount}
        tokenUrl="/api/phoenix/token"
        checkoutUrl={import.meta.env.VITE_PHOENIX_CHECKOUT_URL} // undefined: the real Phoenix
        onOrderCreated={async (order) => {
          if (await startOrder(order.orderId)) setOrderId(order.orderId);
        }}
      />
      {orderId && <p>Order {orderId}</p>}
    </main>
  );
}
