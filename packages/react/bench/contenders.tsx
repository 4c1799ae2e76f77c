import { PhoenixCheckout, prefetchPhoenixToken, type TokenReply } from '@phoenix-checkout/react';
import { useEffect, useState, type ReactElement } from 'react';

/** Where the page finds what it needs. */
export interface Surroundings {
  address: string;
  amount: string;
  tokenUrl: string;
  checkoutUrl: string;
  /** What a server would have rendered into the page. */
  initialToken: TokenReply;
}

export interface Contender {
  /** What happens before the checkout is wanted, such as while a button is pointed at. */
  prepare?: (surroundings: Surroundings) => Promise<void>;
  mount: (surroundings: Surroundings) => ReactElement;
}

/** Phoenix's sample: fetch in an effect, then show. Nothing is checked, encoded or renewed. */
function PhoenixSample({ address, amount, tokenUrl, checkoutUrl }: Surroundings) {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    void fetch(tokenUrl)
      .then((response) => response.json())
      .then((reply: TokenReply) => setToken(reply.access_token));
  }, [tokenUrl]);
  if (!token) return <p>Loading...</p>;
  const src = `${checkoutUrl}?address=${address}&amount=${amount}&access_token=${token}`;
  return <iframe src={src} width={350} height={600} title="Phoenix Payment" />;
}

const checkout = ({ initialToken: _, ...props }: Surroundings) => <PhoenixCheckout {...props} />;

export const contenders = {
  "Phoenix's sample": { mount: (surroundings) => <PhoenixSample {...surroundings} /> },
  'PhoenixCheckout, cold': { mount: checkout },
  'PhoenixCheckout, prefetched': {
    prepare: ({ tokenUrl }) => prefetchPhoenixToken({ tokenUrl }),
    mount: checkout,
  },
  'PhoenixCheckout, initialToken': {
    mount: (surroundings) => <PhoenixCheckout {...surroundings} />,
  },
} satisfies Record<string, Contender>;

export type ContenderName = keyof typeof contenders;
