import { PhoenixCheckoutModal, type PaymentLinkCreated } from '@phoenix-checkout/react';
import type { Claim, OrderView, Shop } from './shop-api.js';

interface CheckoutProps {
  shop: Shop;
  order: OrderView;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onClaim: (claim: Claim) => void;
  onLink: (link: PaymentLinkCreated) => void;
}

/** Takes the payment. What it reports is the payer's word: the shop's server asks Phoenix. */
export function Checkout({ shop, order, isOpen, onOpenChange, onClaim, onLink }: CheckoutProps) {
  return (
    <PhoenixCheckoutModal
      open={isOpen}
      onOpenChange={onOpenChange}
      address={shop.wallet}
      amount={order.total}
      tokenUrl="/api/phoenix/token"
      checkoutUrl={shop.checkoutUrl}
      shareOn
      onOrderCreated={({ orderId }) => onClaim({ phoenixOrderId: orderId })}
      onPaymentLinkCreated={(link) => {
        onClaim({ linkId: link.id });
        onLink(link);
      }}
    />
  );
}
