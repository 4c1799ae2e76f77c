import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
} from '../src/config/index.js';
import type { Sandbox } from '../src/sandbox/index.js';

export const origin = 'http://sandbox.test';
export const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

/** Phoenix Market's request, with changes: `undefined` leaves a field out. */
export function marketRequest(changes: Record<string, unknown> = {}, url = origin): Request {
  return jsonRequest('/oauth/token', {
    body: {
      client_id: SANDBOX_CLIENT_ID,
      client_secret: SANDBOX_CLIENT_SECRET,
      grant_type: 'client_credentials',
      ...changes,
    },
    url,
  });
}

/** Phoenix Wallet's request, with changes: `undefined` leaves a field out. */
export function walletRequest(changes: Record<string, string | undefined> = {}): Request {
  const fields: Record<string, string | undefined> = {
    grant_type: 'client_credentials',
    client_id: SANDBOX_WALLET_CLIENT_ID,
    client_secret: SANDBOX_WALLET_CLIENT_SECRET,
    scope: 'wallets:read wallets:write',
    ...changes,
  };
  const given = Object.entries(fields).filter((field): field is [string, string] => !!field[1]);
  return new Request(`${origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(given),
  });
}

export function jsonRequest(
  path: string,
  {
    body,
    session,
    method = 'POST',
    url = origin,
  }: { body?: unknown; session?: string; method?: string; url?: string } = {},
): Request {
  return new Request(url + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(session && { Authorization: `Bearer ${session}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Asks for a step of the checkout: POST, or GET without a body. */
export async function send(
  sandbox: Pick<Sandbox, 'fetch'>,
  path: string,
  body: unknown,
  session?: string,
) {
  const reply = await sandbox.fetch(
    jsonRequest(path, {
      ...(body === undefined ? { method: 'GET' } : { body }),
      ...(session && { session }),
    }),
  );
  return { status: reply.status, body: reply.status === 204 ? undefined : await reply.json() };
}

export async function accessTokenOf(sandbox: Pick<Sandbox, 'fetch'>): Promise<string> {
  const reply = await sandbox.fetch(marketRequest());
  const { access_token: accessToken } = await reply.json();
  return accessToken;
}

/** The query of a checkout's address, with changes: `undefined` leaves a parameter out. */
export function checkoutQuery(
  accessToken: string,
  changes: Record<string, string | undefined> = {},
): string {
  const fields: Record<string, string | undefined> = {
    address,
    amount: '100',
    access_token: accessToken,
    ...changes,
  };
  const given = Object.entries(fields).filter(
    (field): field is [string, string] => field[1] !== undefined,
  );
  return `?${new URLSearchParams(given)}`;
}

/** A clock that stands still until it is moved. */
export function handClock(start = Date.UTC(2026, 0, 1)) {
  let time = start;
  return {
    now: () => time,
    advance(seconds: number) {
      time += seconds * 1000;
    },
  };
}
