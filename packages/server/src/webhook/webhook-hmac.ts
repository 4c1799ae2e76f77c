import { importWebhookKey, signedWebhookBytes } from '@phoenix-checkout/core';
import type { ClaimedSignature } from './webhook-headers.js';

/** Whether the signature was made of that body with the secret; compared in constant time. */
export type VerifySignature = (
  claimed: ClaimedSignature,
  body: Uint8Array,
) => boolean | Promise<boolean>;

/** What is used of `node:crypto`. */
interface NodeCrypto {
  createSecretKey(secret: string, encoding: 'utf8'): object;
  createHmac(hash: 'sha256', key: object): Hmac;
  timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean;
}

interface Hmac {
  update(data: string | Uint8Array): Hmac;
  digest(): Uint8Array;
}

/** Node, Bun, Deno, and Workers with `nodejs_compat` (as of 2024-09-23) have it; asked for without an import, so that it runs elsewhere too. */
interface Host {
  process?: { getBuiltinModule?: (id: 'node:crypto') => NodeCrypto | undefined };
}

/** Within the thread: Web Crypto hands each signature to another one, which costs more than the signature. */
function byNode({ createHmac, createSecretKey, timingSafeEqual }: NodeCrypto, secret: string) {
  const key = createSecretKey(secret, 'utf8');
  const verify: VerifySignature = ({ signature, timestamp }, body) => {
    const made = createHmac('sha256', key).update(`${timestamp}.`).update(body).digest();
    return timingSafeEqual(made, signature);
  };
  return verify;
}

async function byWebCrypto(secret: string): Promise<VerifySignature> {
  const key = await importWebhookKey(secret);
  return ({ signature, timestamp }, body) =>
    crypto.subtle.verify('HMAC', key, signature, signedWebhookBytes(timestamp, body));
}

/** Imports a client secret once, for all signatures made with it. */
export async function importSecret(secret: string): Promise<VerifySignature> {
  const node = (globalThis as Host).process?.getBuiltinModule?.('node:crypto');
  return node ? byNode(node, secret) : byWebCrypto(secret);
}
