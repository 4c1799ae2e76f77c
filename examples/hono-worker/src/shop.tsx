import { PhoenixCheckout } from '@phoenix-checkout/react';

export function Shop() {
  return (
    <main>
      <h1>Top up</h1>
      <p>25 dollars from your bank, USDC in the wallet.</p>
      <PhoenixCheckout
        address="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" // your wallet
        amount="25"
        tokenUrl="/api/phoenix/token"
        checkoutUrl={import.meta.env.VITE_PHOENIX_CHECKOUT_URL} // undefined: the real Phoenix
      />
    </main>
  );
}
