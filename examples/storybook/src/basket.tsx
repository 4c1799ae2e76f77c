import { PhoenixCheckout, type PhoenixCheckoutProps } from '@phoenix-checkout/react';
import { useState } from 'react';
import { HostButton } from './host-button.js';

/** A host whose amount can change while the payer pays. */
export function Basket(props: PhoenixCheckoutProps) {
  const [items, setItems] = useState(1);
  const amount = Number(props.amount) * items;

  return (
    <section className="host-basket" aria-label="Your basket">
      <p>
        {items} × ${props.amount} = <strong>${amount}</strong>
      </p>
      <HostButton onClick={() => setItems(items + 1)}>One more</HostButton>
      <PhoenixCheckout {...props} amount={amount} />
    </section>
  );
}
