import { PhoenixCheckout } from '@phoenix-checkout/react';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { tokens, wallet } from '../lib/phoenix';

// Next adds basePath to links, not to requests of your own.
const basePath = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

export default function Page() {
  return (
    <main>
      <h1>Top up</h1>
      <Suspense>
        <TopUp />
      </Suspense>
    </main>
  );
}

async function TopUp() {
  // At request time only: HTML that is built ahead would hold one old token for everybody. headers() or
  // cookies() alone still let Next.js 16.3 and later prerender a shell. Next.js 14: await headers().
  await connection();
  // Without a token the page still comes: the component asks for one, and tries again.
  const token = await tokens.getToken().catch((error) => void console.error('Token', error));

  return (
    <PhoenixCheckout
      address={wallet}
      amount="25"
      tokenUrl={`${basePath}/api/phoenix/token`}
      initialToken={token && { accessToken: token.accessToken, expiresIn: token.expiresIn }}
      checkoutUrl={process.env.PHOENIX_CHECKOUT_URL} // only for the sandbox or staging
    />
  );
}
