import { Suspense } from 'react';
import { Order } from './order';

interface OrderPageProps {
  params: Promise<{ orderId: string }>;
}

export default function Page({ params }: OrderPageProps) {
  return (
    <main>
      <h1>Your order</h1>
      <Suspense>
        <OrderOf params={params} />
      </Suspense>
    </main>
  );
}

async function OrderOf({ params }: OrderPageProps) {
  const { orderId } = await params;
  return <Order orderId={orderId} />;
}
