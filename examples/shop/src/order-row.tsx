import {
  PhoenixPaymentLink,
  usePhoenixOrder,
  type PaymentLinkCreated,
} from '@phoenix-checkout/react';
import { useEffect } from 'react';
import { inDollars } from './dollars.js';
import type { OrderStage, OrderView } from './shop-api.js';
import { useRefreshOrders } from './use-shop.js';

interface OrderRowProps {
  order: OrderView;
  link: PaymentLinkCreated | undefined;
  onPay: () => void;
}

const stageWords = {
  open: 'Not paid',
  paying: 'Being paid',
  paid: 'Paid',
  expired: 'Expired',
  review: 'Being checked',
} as const satisfies Record<OrderStage, string>;

const stageHints = {
  open: 'Your order is stored. Pay when you are ready.',
  paying: 'We wait for Phoenix to confirm the payment. You may close this page.',
  paid: 'Phoenix confirmed it. Your parcel is on its way.',
  expired: 'No payment arrived in time. If you have sent it, it still counts.',
  review: 'We are looking at this payment by hand, and write to you.',
} as const satisfies Record<OrderStage, string>;

const timeOf = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** "Paid" is the shop's own word; as soon as Phoenix confirms the payment, the shop is asked. */
export function OrderRow({ order, link, onPay }: OrderRowProps) {
  const { id, product, total, stage, placedAt, phoenixOrderId, linkStatus } = order;
  const refreshOrders = useRefreshOrders();
  const { isConfirmed } = usePhoenixOrder({
    orderUrl: '/api/phoenix/order',
    orderId: phoenixOrderId,
    enabled: stage === 'paying',
  });
  useEffect(() => {
    if (isConfirmed) void refreshOrders();
  }, [isConfirmed, refreshOrders]);

  return (
    <li className="card order" data-stage={stage}>
      <h3>{product}</h3>
      <output className="stage">{stageWords[stage]}</output>
      <p className="hint">
        {inDollars(total)} · {timeOf.format(placedAt)} ·{' '}
        <span className="number">
          No. <code>{id}</code>
        </span>
      </p>
      <p className="what-next">{stageHints[stage]}</p>
      {(stage === 'open' || stage === 'expired') && (
        <button type="button" className="secondary" onClick={onPay}>
          Pay {inDollars(total)} <span className="visually-hidden">for {product}</span>
        </button>
      )}
      {link && stage === 'open' && (
        <PhoenixPaymentLink
          className="link"
          link={linkStatus ? { ...link, status: linkStatus } : link}
        />
      )}
    </li>
  );
}
