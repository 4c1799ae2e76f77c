import { listen, type Listening } from '@phoenix-checkout/test-kit/listen';

/** Phoenix's orders, asked through somebody who reads along. */
export interface OrdersGate extends Listening {
  /** Once, before the answer is passed on: the shop is in the middle of what a payment causes. */
  beforeTheShopHearsOfAPayment(act: () => Promise<void>): void;
}

const isPaid = (order: string) => /"status":\s*"fulfilled"/.test(order);

/** @param ordersUrl of the sandbox */
export async function startOrdersGate(ordersUrl: string): Promise<OrdersGate> {
  let act: (() => Promise<void>) | undefined;
  const gate = await listen((request, response) => {
    const pass = async () => {
      const answer = await fetch(`${ordersUrl}${request.url}`, {
        headers: { Authorization: request.headers.authorization ?? '' },
      });
      const text = await answer.text();
      if (isPaid(text)) {
        const actOnce = act;
        act = undefined;
        await actOnce?.();
      }
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(text);
    };
    pass().catch(() => response.destroy());
  });
  return { ...gate, beforeTheShopHearsOfAPayment: (next) => void (act = next) };
}
