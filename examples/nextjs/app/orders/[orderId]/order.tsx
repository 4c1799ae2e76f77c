'use client';
import { usePhoenixOrder } from '@phoenix-checkout/react';

const basePath = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

const words: Record<string, string> = {
  loading: 'Looking it up …',
  pending: 'We are waiting for your payment.',
  fulfilled: 'Paid. Thank you!',
  expired: 'It was not paid in time. A late payment still counts.',
};

export function Order({ orderId }: { orderId: string }) {
  const { status, order, error, refresh } = usePhoenixOrder({
    orderUrl: `${basePath}/api/phoenix/order`,
    orderId,
  });

  if (status === 'error') {
    if (error?.code === 'order_not_found') return <p>There is no such order of yours.</p>;
    return <button onClick={refresh}>It cannot be looked up. Try again</button>;
  }
  return (
    <>
      <output>{words[status] ?? status}</output>
      {order?.receiveAmount && <p>{order.receiveAmount} USDC</p>}
    </>
  );
}
