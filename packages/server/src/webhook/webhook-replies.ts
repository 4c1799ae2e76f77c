import { errorReply, jsonReply, type HttpReply } from '../http/index.js';
import { isPhoenixError } from '@phoenix-checkout/core';
import type { ServerErrorCode } from '../error/index.js';

const MAX_BUSY_SECONDS = 300;
/** After a time limit: long enough for most callbacks to end. */
const TIMEOUT_RETRY_SECONDS = 30;

/** @see PROTOCOL, "Webhooks" */
export function acknowledged(externalPartnerId: string | undefined): HttpReply {
  return jsonReply(200, JSON.stringify({ success: true, external_partner_id: externalPartnerId }));
}

export function methodNotAllowed(): HttpReply {
  return errorReply(405, 'method_not_allowed', 'Use POST.', { Allow: 'POST' });
}

export function tooLong(): HttpReply {
  return errorReply(413, 'payload_too_large', 'The body is longer than 1 MiB.');
}

export function later(seconds: number): HttpReply {
  return errorReply(503, 'retry_later', 'Deliver this event again later.', {
    'Retry-After': String(seconds),
  });
}

export function busy(retryAfterMs: number): HttpReply {
  const seconds = Math.ceil(Number(retryAfterMs) / 1000);
  return later(seconds >= 1 ? Math.min(seconds, MAX_BUSY_SECONDS) : 1);
}

export function timedOut(): HttpReply {
  return later(TIMEOUT_RETRY_SECONDS);
}

export function failed(): HttpReply {
  return errorReply(500, 'handler_failed', 'The event could not be handled.');
}

const refusals: Partial<Record<ServerErrorCode, number>> = {
  invalid_signature: 401,
  stale_webhook: 401,
  raw_body_lost: 401,
  invalid_webhook: 400,
};

/** What the sender gets for a webhook that could not be verified. */
export function refused(error: unknown): HttpReply {
  if (!isPhoenixError(error)) return failed();
  const status = refusals[error.code as ServerErrorCode];
  // The secret could not be fetched: that says nothing about the webhook.
  return status === undefined ? timedOut() : errorReply(status, error.code, error.message);
}
