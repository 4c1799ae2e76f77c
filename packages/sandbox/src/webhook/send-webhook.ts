import { webhookSignature } from '@phoenix-checkout/core';
import type { SandboxDeliveryAttempt } from './webhook-delivery.js';

/** Who signs a webhook, and where it goes. */
export interface WebhookSender {
  readonly url: string;
  readonly clientSecret: string;
  /** Sent as a Bearer beside the signature. */
  readonly webhookSecret: string | undefined;
}

export interface SendWebhookOptions {
  readonly body: string;
  /** Milliseconds since the epoch, on the sandbox's clock. */
  readonly now: number;
  /** The same on the receiver's clock, who refuses what is signed in the future. */
  readonly signedAt: number;
  /** Signs with another secret, so that a receiver has to refuse it. */
  readonly hasWrongSignature?: boolean | undefined;
  /** It does not get through: the receiver sees nothing of it. */
  readonly isLost?: boolean | undefined;
}

/** Phoenix waits this long for an answer. */
const TIMEOUT_MS = 30_000;
const LONGEST_ANSWER = 2000;

function failureOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return 'no answer within 30 s';
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : 'no connection';
}

/**
 * Sends a webhook once, signed as Phoenix signs. Redirects are not followed: a webhook goes where
 * its URL says, or nowhere.
 *
 * @see PROTOCOL, "Webhooks"
 */
export async function sendWebhook(
  { url, clientSecret, webhookSecret }: WebhookSender,
  { body, now, signedAt, hasWrongSignature, isLost }: SendWebhookOptions,
): Promise<SandboxDeliveryAttempt> {
  const secret = hasWrongSignature ? `not ${clientSecret}` : clientSecret;
  const headers = {
    'Content-Type': 'application/json',
    'X-Webhook-Signature': await webhookSignature(secret, signedAt, body),
    'X-Webhook-Timestamp': String(signedAt),
  };
  const startedAt = performance.now();
  const told = {
    at: now,
    headers: { ...headers, ...(webhookSecret && { Authorization: 'Bearer (the webhook secret)' }) },
  };
  if (isLost) return { ...told, failure: 'not reached: webhooks are down', durationMs: 0 };
  const durationMs = () => Math.round(performance.now() - startedAt);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, ...(webhookSecret && { Authorization: `Bearer ${webhookSecret}` }) },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = (await response.text()).slice(0, LONGEST_ANSWER);
    return { ...told, status: response.status, answer, durationMs: durationMs() };
  } catch (error) {
    return { ...told, failure: failureOf(error), durationMs: durationMs() };
  }
}
