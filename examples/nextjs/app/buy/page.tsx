import { connection } from 'next/server';
import { Suspense } from 'react';
import { tokens, wallet } from '../../lib/phoenix';
import { price } from '../../lib/shop';
import { Checkout } from './checkout';

export default function Page() {
  return (
    <main>
      <h1>Buy a chair</h1>
      <p>{price} dollars from your bank.</p>
      <Suspense>
        <Payment />
      </Suspense>
    </main>
  );
}

async function Payment() {
  await connection();
  const token = await tokens.getToken().catch((error) => void console.error('Token', error));

  return (
    <Checkout
      wallet={wallet}
      amount={price}
      initialToken={token && { accessToken: token.accessToken, expiresIn: token.expiresIn }}
      checkoutUrl={process.env.PHOENIX_CHECKOUT_URL}
    />
  );
}
