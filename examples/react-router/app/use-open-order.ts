import type { CheckoutEvent, OrderCreated } from '@phoenix-checkout/react';
import { useEffect, useState } from 'react';

const lifespanMs = 25 * 60_000;

/** Whether an order is open: made, and neither paid, given up, failed nor run out. */
export function useOpenOrder() {
  const [order, setOrder] = useState<OrderCreated>();

  useEffect(() => {
    if (!order) return undefined;
    // No event tells that an order has run out.
    const timer = setTimeout(() => setOrder(undefined), lifespanMs);
    return () => clearTimeout(timer);
  }, [order]);

  function onEvent(event: CheckoutEvent) {
    switch (event.type) {
      case 'order_created':
        return setOrder(event);
      case 'transaction_success':
      case 'cancelled':
      case 'failed':
      case 'done':
        return setOrder(undefined);
      default:
        return undefined;
    }
  }

  return { isOrderOpen: order !== undefined, onEvent };
}
