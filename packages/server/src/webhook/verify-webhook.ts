import type { WebhookEvent } from '@phoenix-checkout/core';
import { checkObject } from '../options/index.js';
import { readRequestBody, toWebhookBody } from './webhook-body.js';
import { headerReader, readWebhookHeaders, type WebhookHeaderFields } from './webhook-headers.js';
import { WebhookVerifier, type VerifyWebhookOptions } from './webhook-verifier.js';

/** A webhook as a framework gives it. */
export interface WebhookParts {
  /** All headers of the request, as Node or `fetch` has them. */
  headers: WebhookHeaderFields;
  /**
   * The body as it was sent, in bytes or as text. Of one that a parser has consumed, what it made of
   * it: its JSON is serialised again, which matches unless Phoenix wrote it another way.
   */
  body: string | Uint8Array | object;
}

/** Keys are imported once for all webhooks that are verified with the same options. */
const verifiers = new WeakMap<VerifyWebhookOptions, WebhookVerifier>();

function verifierFor(options: VerifyWebhookOptions): WebhookVerifier {
  checkObject('The options', options);
  const known = verifiers.get(options);
  if (known) return known;
  const verifier = new WebhookVerifier(options);
  verifiers.set(options, verifier);
  return verifier;
}

function isRequest(webhook: Request | WebhookParts): webhook is Request {
  return typeof (webhook as Partial<Request>).arrayBuffer === 'function';
}

/**
 * Verifies a webhook and reads it. Nothing is de-duplicated and nothing is acknowledged:
 * `createWebhookHandler` does all of it.
 *
 * Every secret that is given must match: a client secret the HMAC-SHA256 signature, over the raw
 * body or over its JSON serialised again; a webhook secret the whole Bearer value. Compared in
 * constant time, by `node:crypto` where the runtime has it, else by Web Crypto.
 *
 * Define the options once, beside the function that uses them: the keys are imported once for each
 * options object.
 *
 * @throws PhoenixError `invalid_signature` `stale_webhook` `raw_body_lost` `invalid_webhook`, and
 *   `secret_unavailable` where a secret function fails, `invalid_config` for a wrong option, and for
 *   what is neither a `Request` nor parts with an object as `headers`
 * @see PROTOCOL, "Webhooks"
 * @example
 * const event = await verifyWebhook(request, { clientSecret });
 * if (event.type === 'order_status_updated') console.log(event.order.status);
 */
export async function verifyWebhook(
  webhook: Request | WebhookParts,
  options: VerifyWebhookOptions,
): Promise<WebhookEvent> {
  const verifier = verifierFor(options);
  checkObject('The webhook', webhook);
  checkObject('headers', webhook.headers);
  const judgeBody = await verifier.judgeHeaders(readWebhookHeaders(headerReader(webhook.headers)));
  return judgeBody(
    isRequest(webhook) ? await readRequestBody(webhook) : toWebhookBody(webhook.body),
  );
}
