import { PhoenixError } from '../error/index.js';

const encode = (text: string) => new TextEncoder().encode(text);

/** `Uint8Array<ArrayBuffer>`, in words that TypeScript before 5.7 knows too. */
type Bytes = ReturnType<TextEncoder['encode']>;

/**
 * The key that signs webhooks and verifies them. Import it once for each secret.
 *
 * @throws PhoenixError `invalid_config` for an empty secret
 */
export async function importWebhookKey(clientSecret: string): Promise<CryptoKey> {
  if (typeof clientSecret !== 'string' || clientSecret === '') {
    throw new PhoenixError('invalid_config', 'The client secret must be a text that is not empty.');
  }
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', encode(clientSecret), hmac, false, ['sign', 'verify']);
}

/** The bytes that a webhook's signature is made over: the timestamp, a full stop, the body. */
export function signedWebhookBytes(timestamp: string | number, body: string | Uint8Array): Bytes {
  const head = encode(`${timestamp}.`);
  const tail = typeof body === 'string' ? encode(body) : body;
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}

/**
 * The signature of a webhook: HMAC-SHA256 over `${timestamp}.${body}`, 64 lower-case hex digits, as
 * in `X-Webhook-Signature`. By Web Crypto, so it runs wherever that is. Never compare it with `===`:
 * verify with `verifyWebhook` of `@phoenix-checkout/server/webhooks`.
 *
 * @param clientSecret the partner's client secret; not the webhook secret of the Bearer
 * @param timestamp milliseconds since the epoch, as in `X-Webhook-Timestamp`
 * @param body the bytes of the request, or its text
 * @throws PhoenixError `invalid_config` for an empty secret
 * @see PROTOCOL, "Webhooks"
 */
export async function webhookSignature(
  clientSecret: string,
  timestamp: string | number,
  body: string | Uint8Array,
): Promise<string> {
  const key = await importWebhookKey(clientSecret);
  const mac = await crypto.subtle.sign('HMAC', key, signedWebhookBytes(timestamp, body));
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
