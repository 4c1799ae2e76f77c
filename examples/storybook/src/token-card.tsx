import { usePhoenixToken, type UsePhoenixTokenOptions } from '@phoenix-checkout/react';
import { useEffect, useState } from 'react';
import './token-card.css';

/** Counts down to a moment, in whole seconds. */
function useSecondsUntil(moment: number | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return moment && Math.max(0, Math.ceil((moment - now) / 1000));
}

/** What the hook knows of the token, which itself is nothing to show. */
export function TokenCard(options: UsePhoenixTokenOptions) {
  const { token, expiresAt, status, error, isFetching, refresh } = usePhoenixToken(options);
  const seconds = useSecondsUntil(expiresAt);

  return (
    <section className="token-card" data-status={status} aria-label="Access token">
      <h1>Access token</h1>
      <dl>
        <dt>Status</dt>
        <dd>{status}</dd>
        <dt>Token</dt>
        <dd>{token ? `${token.length} characters` : 'none'}</dd>
        <dt>Good for</dt>
        <dd>{seconds === undefined ? 'unknown' : `${seconds} s`}</dd>
        <dt>Request</dt>
        <dd>{isFetching ? 'under way' : 'none'}</dd>
      </dl>
      {error && (
        <p role="alert">
          <code>{error.code}</code>
        </p>
      )}
      <button type="button" onClick={() => void refresh()}>
        Renew now
      </button>
    </section>
  );
}
