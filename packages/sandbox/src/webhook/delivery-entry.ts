import type { NewJournalEntry } from '../journal/index.js';
import type { SandboxDelivery, SandboxDeliveryAttempt } from './webhook-delivery.js';
import type { SandboxWebhookEvent } from './webhook-message.js';
import type { EventSubject } from './event-subject.js';

/** How a receiver makes the signature itself, to compare. */
const signatureRecipe = 'hex(HMAC-SHA256(key: client_secret, `${X-Webhook-Timestamp}.${body}`))';

/** What an attempt's entry in the journal tells: what was sent, and what was answered. */
export function deliveryEntry(
  delivery: SandboxDelivery,
  attempt: SandboxDeliveryAttempt,
  subject: EventSubject,
  isSignedWrongly: boolean,
): NewJournalEntry {
  const { id, eventId, type, url, body, status, attempts, nextAttemptAt } = delivery;
  const isAccepted = attempt.status === 200;
  const outcome = attempt.status === undefined ? attempt.failure : `answered ${attempt.status}`;
  const count = attempts.length > 1 ? `, attempt ${attempts.length}` : '';
  return {
    kind: 'webhook',
    type: isAccepted ? 'delivered' : status === 'failed' ? 'given_up' : 'refused',
    title: `${type} ${outcome}${count}`,
    tone: isAccepted ? 'good' : 'bad',
    ...subject,
    eventId,
    deliveryId: id,
    details: {
      attempt: attempts.length,
      request: { method: 'POST', url, headers: attempt.headers, body },
      signature: {
        made: signatureRecipe,
        isSignedWith: isSignedWrongly ? 'another secret, on purpose' : 'the client secret',
      },
      answer:
        attempt.status === undefined
          ? { failure: attempt.failure, durationMs: attempt.durationMs }
          : { status: attempt.status, body: attempt.answer, durationMs: attempt.durationMs },
      ...(nextAttemptAt !== undefined && { nextAttemptAt: new Date(nextAttemptAt).toISOString() }),
      ...(status === 'failed' && { isGivenUp: true }),
    },
  };
}

/** An event that is not sent anywhere: there is no `--webhook`. */
export function keptEntry(event: SandboxWebhookEvent, subject: EventSubject): NewJournalEntry {
  return {
    kind: 'webhook',
    type: 'not_sent',
    title: `${event.type} goes nowhere: there is no --webhook`,
    tone: 'waiting',
    ...subject,
    eventId: event.id,
    details: { request: { body: event.body } },
  };
}
