import { useState } from 'react';
import { Checkout } from './checkout';

export function Shop() {
  const [amount, setAmount] = useState('25');

  return (
    <main>
      <h1>Top up</h1>
      <label>
        Dollars{' '}
        <select value={amount} onChange={({ target }) => setAmount(target.value)}>
          <option>25</option>
          <option>50</option>
          <option>100</option>
        </select>
      </label>
      <Checkout amount={amount} />
    </main>
  );
}
