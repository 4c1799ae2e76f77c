import { PhoenixCheckout } from '@phoenix-checkout/react';
import { Link, useBlocker } from 'react-router';
import { tokens, wallet } from '../phoenix.server';
import { useOpenOrder } from '../use-open-order';
import type { Route } from './+types/home';

export async function loader() {
  // Without a token the page still comes: the component asks for one, and tries again.
  const token = await tokens.getToken().catch((error) => void console.error('Token', error));
  return {
    wallet,
    initialToken: token && { accessToken: token.accessToken, expiresIn: token.expiresIn },
    checkoutUrl: process.env.PHOENIX_CHECKOUT_URL,
  };
}

export const meta = () => [{ title: 'Top up' }];

// Never cache this page: its HTML holds a token.
export const headers = () => ({ 'Cache-Control': 'no-store' });

export default function Home({ loaderData }: Route.ComponentProps) {
  const { isOrderOpen, onEvent } = useOpenOrder();
  // The browser asks before the page is left; links of the router are ours to hold.
  const blocker = useBlocker(isOrderOpen);

  return (
    <main>
      <h1>Top up</h1>
      <PhoenixCheckout
        address={loaderData.wallet}
        amount="25"
        tokenUrl="/api/phoenix/token"
        initialToken={loaderData.initialToken}
        checkoutUrl={loaderData.checkoutUrl}
        onEvent={onEvent}
      />
      {blocker.state === 'blocked' ? (
        <div role="alertdialog" aria-label="Leave the payment?">
          <p>Your payment is not finished.</p>
          <button autoFocus onClick={blocker.reset}>
            Stay
          </button>{' '}
          <button onClick={blocker.proceed}>Leave</button>
        </div>
      ) : (
        <Link to="/about">About us</Link>
      )}
    </main>
  );
}
