import { usePhoenixToken } from '@phoenix-checkout/react';
import { useEffect, useState } from 'react';
import { tokenUrl } from './config.js';

const words = { idle: 'not asked for', pending: 'asked for …', error: 'none at the moment' };

function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** The token that the checkout uses too: both hooks share one request. */
export function TokenLife() {
  const { status, expiresAt = 0 } = usePhoenixToken({ tokenUrl });
  const seconds = Math.max(0, Math.round((expiresAt - useNow(1000)) / 1000));
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p className="token-life">
      Access token
      <span>{status === 'success' ? `${left} left, renewed in time` : words[status]}</span>
    </p>
  );
}
