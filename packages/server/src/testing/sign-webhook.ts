import { webhookSignature } from '@phoenix-checkout/core';

/** What a webhook is signed with, and where it is posted to. */
export interface SignWebhookOptions {
  /** Signs it. Without one, only the Bearer value stands for it. */
  clientSecret?: string | undefined;
  /** Sent as `Authorization: Bearer`. */
  webhookSecret?: string | undefined;
  /** `X-Webhook-Timestamp`, milliseconds since the epoch. Default now. */
  timestamp?: number | string | undefined;
  /** Default `https://shop.example/api/phoenix/webhook`. */
  url?: string | undefined;
}

const DEFAULT_URL = 'https://shop.example/api/phoenix/webhook';

/**
 * A webhook's request as Phoenix sends it: signed, as compact JSON. A text or bytes are sent as they
 * are.
 *
 * @see PROTOCOL, "Webhooks"
 * @example
 * const request = await signWebhook(fakeWebhook('order_created'), { clientSecret: 'secret' });
 * const response = await handler(request);
 */
export async function signWebhook(
  event: object | string | Uint8Array,
  { clientSecret, webhookSecret, timestamp = Date.now(), url = DEFAULT_URL }: SignWebhookOptions,
): Promise<Request> {
  const body =
    typeof event === 'string' || event instanceof Uint8Array ? event : JSON.stringify(event);
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (clientSecret !== undefined) {
    headers.set('X-Webhook-Signature', await webhookSignature(clientSecret, timestamp, body));
    headers.set('X-Webhook-Timestamp', String(timestamp));
  }
  if (webhookSecret !== undefined) headers.set('Authorization', `Bearer ${webhookSecret}`);
  return new Request(url, { method: 'POST', headers, body: body as BodyInit });
}
