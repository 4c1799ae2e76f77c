import { isPhoenixError } from '@phoenix-checkout/core';
import { errorReply, retryAfterHeader, type HttpReply } from '../http/index.js';
import type { ServerErrorCode } from '../error/index.js';
import { BODY_TOO_LONG } from './webhook-body.js';

/** Long enough for most callbacks to end, and for a secret to be had again. */
const RETRY_SECONDS = '30';

/** The one answer that nearly every delivery gets, made once. No browser sees it: no more headers than that. */
const success: HttpReply = {
  status: 200,
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  body: '{"success":true}',
};

/** @see PROTOCOL, "Webhooks" */
export function acknowledged(externalPartnerId: string | undefined): HttpReply {
  if (externalPartnerId === undefined) return success;
  const body = JSON.stringify({ success: true, external_partner_id: externalPartnerId });
  return { ...success, body };
}

export function methodNotAllowed(): HttpReply {
  return errorReply(405, 'method_not_allowed', 'Use POST.', { Allow: 'POST' });
}

export function tooLong(): HttpReply {
  return errorReply(413, 'payload_too_large', BODY_TOO_LONG);
}

/** @param retryAfter a `Retry-After`, in seconds */
export function later(retryAfter: string): HttpReply {
  return errorReply(503, 'retry_later', 'Deliver this event again later.', {
    'Retry-After': retryAfter,
  });
}

export function busy(retryAfterMs: number): HttpReply {
  return later(retryAfterHeader(Number(retryAfterMs) / 1000, 1));
}

export function timedOut(): HttpReply {
  return later(RETRY_SECONDS);
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
  return status === undefined
    ? later(RETRY_SECONDS)
    : errorReply(status, error.code, error.message);
}
