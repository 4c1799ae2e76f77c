import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { startSandbox } from '@phoenix-checkout/sandbox/node';
import { onFreePort } from './on-free-port.js';

/** The Phoenix that the demo pays with. */
export interface Phoenix {
  clientId: string;
  clientSecret: string;
  /** Where access tokens come from; undefined: the real Phoenix. */
  tokenUrl?: string | undefined;
  /** The checkout's page; undefined: the real Phoenix. */
  checkoutUrl?: string | undefined;
  /** Undefined: no sandbox is used. */
  sandboxUrl?: string;
  stop(): Promise<void>;
}

/**
 * The real Phoenix, if the environment has credentials for it; undefined without.
 * `PHOENIX_TOKEN_URL` and `VITE_PHOENIX_CHECKOUT_URL` lead to a staging one.
 */
export function readRealPhoenix(env: NodeJS.ProcessEnv): Phoenix | undefined {
  const { PHOENIX_CLIENT_ID: clientId, PHOENIX_CLIENT_SECRET: clientSecret } = env;
  if (!clientId && !clientSecret) return undefined;
  if (!clientId || !clientSecret) {
    const missing = clientId ? 'PHOENIX_CLIENT_SECRET' : 'PHOENIX_CLIENT_ID';
    throw new Error(`${missing} is missing. Set both for the real Phoenix, none for the sandbox.`);
  }
  return {
    clientId,
    clientSecret,
    tokenUrl: env['PHOENIX_TOKEN_URL'] || undefined,
    checkoutUrl: env['VITE_PHOENIX_CHECKOUT_URL'] || undefined,
    stop: async () => {},
  };
}

/** A Phoenix on this machine, in which no real money moves. */
export async function startLocalPhoenix(): Promise<Phoenix> {
  const { url, stop } = await onFreePort(4100, (port) => startSandbox({ port }));
  const sandboxUrl = `http://localhost:${new URL(url).port}/`;
  return {
    clientId: SANDBOX_CLIENT_ID,
    clientSecret: SANDBOX_CLIENT_SECRET,
    tokenUrl: `${sandboxUrl}oauth/token`,
    checkoutUrl: sandboxUrl,
    sandboxUrl,
    stop,
  };
}
