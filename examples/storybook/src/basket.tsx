import { useState, type ReactElement } from 'react';
import { HostButton } from './host-button.js';

export interface BasketProps {
  /** What one item costs, in US dollars. */
  price: string | number;
  /** The checkout for what is in the basket. */
  checkout: (amount: number) => ReactElement;
}

/** A host whose amount can change while the payer pays. */
export function Basket({ price, checkout }: BasketProps) {
  const [items, setItems] = useState(1);
  const amount = Number(price) * items;

  return (
    <section className="host-basket" aria-label="Your basket">
      <p>
        {items} × ${price} = <strong>${amount}</strong>
      </p>
      <HostButton onClick={() => setItems(items + 1)}>One more</HostButton>
      {checkout(amount)}
    </section>
  );
}
