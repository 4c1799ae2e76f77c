'use client';
import { PhoenixCheckout, type PhoenixCheckoutProps } from '@phoenix-checkout/react';
import Link from 'next/link';
import { useState } from 'react';
import { startOrder } from './actions';
import { Leave } from './leave';
import { useOpenOrder } from './use-open-order';

interface CheckoutProps {
  wallet: string;
  amount: string;
  /** From the server render: the frame starts without a round trip. */
  initialToken: PhoenixCheckoutProps['initialToken'];
  /** The sandbox or staging; undefined is the real Phoenix. */
  checkoutUrl: string | undefined;
}

// Next adds basePath to links, not to requests of your own.
const basePath = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

export function Checkout({ wallet, amount, initialToken, checkoutUrl }: CheckoutProps) {
  const [orderId, setOrderId] = useState<string>();
  const { isOrderOpen, onEvent } = useOpenOrder();

  return (
    <>
      <PhoenixCheckout
        address={wallet}
        amount={amount}
        tokenUrl={`${basePath}/api/phoenix/token`}
        initialToken={initialToken}
        checkoutUrl={checkoutUrl}
        onOrderCreated={async (order) => {
          if (await startOrder(order.orderId)) setOrderId(order.orderId);
        }}
        onEvent={onEvent}
      />
      {orderId && (
        <p>
          <Link href={`/orders/${orderId}`} target="_blank">
            Follow your order
          </Link>
        </p>
      )}
      <p>
        <Leave isOrderOpen={isOrderOpen} />
      </p>
    </>
  );
}
