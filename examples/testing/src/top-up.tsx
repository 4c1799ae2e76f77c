import { PhoenixCheckout, type TransactionSuccess } from '@phoenix-checkout/react';
import { useState } from 'react';

/** A shop's page: choose an amount, pay, and see that it is on its way. */
export function TopUp({ wallet }: { wallet: string }) {
  const [amount, setAmount] = useState('50');
  const [orderId, setOrderId] = useState<string>();
  const [paid, setPaid] = useState<TransactionSuccess>();

  if (paid) return <h1>{paid.amount} dollars are on their way.</h1>;
  return (
    <>
      <label>
        Dollars
        <select value={amount} onChange={({ target }) => setAmount(target.value)}>
          <option>50</option>
          <option>100</option>
        </select>
      </label>
      {orderId && <p>Order {orderId} waits for your payment.</p>}
      <PhoenixCheckout
        address={wallet}
        amount={amount}
        tokenUrl="/api/phoenix/token"
        onOrderCreated={(order) => setOrderId(order.orderId)}
        onCancel={() => setOrderId(undefined)}
        onTransactionSuccess={setPaid}
      />
    </>
  );
}
