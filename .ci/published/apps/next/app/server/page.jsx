import { PhoenixCheckout } from '@phoenix-checkout/react';

export const dynamic = 'force-dynamic';

/** A server component that renders the checkout itself. */
export default async function Page({ searchParams }) {
  const { checkoutUrl } = await searchParams;
  return (
    <PhoenixCheckout
      address="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
      amount="100"
      tokenUrl="/api/phoenix/token"
      checkoutUrl={checkoutUrl}
    />
  );
}
