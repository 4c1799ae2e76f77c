import type { CheckoutEvent, PhoenixError } from '@phoenix-checkout/react';
import { useCallback, useState } from 'react';

export interface LogEntry {
  id: number;
  time: string;
  name: string;
  detail: string | undefined;
}

function describe(event: CheckoutEvent): string | undefined {
  switch (event.type) {
    case 'order_created':
      return event.orderId;
    case 'transaction_success':
      return event.transactionHash;
    case 'explorer_requested':
      return event.url;
    default:
      return undefined;
  }
}

/** What the checkout told this page, newest first. */
export function useEventLog() {
  const [entries, setEntries] = useState<LogEntry[]>([]);

  const log = useCallback((event: CheckoutEvent | PhoenixError) => {
    const [name, detail] = 'type' in event ? [event.type, describe(event)] : ['error', event.code];
    const time = new Date().toLocaleTimeString();
    setEntries((before) => [{ id: before.length, time, name, detail }, ...before]);
  }, []);

  return { entries, log };
}
