import { oauthErrors } from './oauth-errors.js';
import type { TokenFaults } from './sandbox-faults.js';

/** Resolves when the caller has given up; at once if it already has. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, delayMs);
  });
  await Promise.race([over, aborted(signal)]);
  clearTimeout(timer);
}

const text = (status: number, body: string, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/plain', ...headers } });
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });

/**
 * Waits for the fault's delay, and gives its reply.
 *
 * @returns `undefined` if the request is to be answered normally
 */
export async function faultyReply(
  faults: Pick<TokenFaults, 'delayMs' | 'reply' | 'retryAfterSeconds'>,
  signal: AbortSignal,
): Promise<Response | undefined> {
  if (faults.delayMs) await pause(faults.delayMs, signal);
  const { reply, retryAfterSeconds = 5 } = faults;
  const retryAfter = { 'Retry-After': String(retryAfterSeconds) };
  switch (reply) {
    case undefined:
      return undefined;
    case 429:
      return json(
        429,
        { error: 'rate_limited', error_description: 'Too many requests' },
        retryAfter,
      );
    case 500:
      return text(500, 'Internal Server Error');
    case 503:
      return text(503, 'Service Unavailable', retryAfter);
    case 'html':
      return new Response('<!doctype html><title>Welcome</title><h1>It works!</h1>', {
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      });
    case 'bad_json':
      return new Response('{"access_token": "eyJhbGciOi', {
        headers: { 'Content-Type': 'application/json' },
      });
    case 'empty':
      return new Response('', { headers: { 'Content-Type': 'application/json' } });
    case 'hang':
      await aborted(signal);
      return Response.error();
    case 'reset':
      return Response.error();
    default: {
      const { status, description } = oauthErrors[reply];
      return json(status, { error: reply, error_description: description });
    }
  }
}
