'use client';
import { PhoenixCheckout } from '@phoenix-checkout/react';
import { useSyncExternalStore } from 'react';

const nothingChanges = () => () => {};
const readUrl = () => new URLSearchParams(location.search).get('checkoutUrl');

/** The checkout of the sandbox that the page's URL names. */
export function Checkout() {
  const checkoutUrl = useSyncExternalStore(nothingChanges, readUrl, () => null);
  if (!checkoutUrl) return null;
  return (
    <PhoenixCheckout
      address="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
      amount="100"
      tokenUrl="/api/phoenix/token?shop=1"
      checkoutUrl={checkoutUrl}
    />
  );
}
