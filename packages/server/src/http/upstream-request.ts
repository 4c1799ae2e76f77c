import { aborted, ServerError } from '../error/index.js';
import { afterMs, onAbort, pause } from '../time/index.js';
import { isFrameworkSignal } from './framework-signal.js';
import { isConnectionLost, toUpstreamError } from './connection-failure.js';
import { readText } from './read-text.js';

/** A request to one of Phoenix's servers, and what bounds it. */
export interface UpstreamRequest {
  /** What is asked, for messages: `The token endpoint`. */
  name: string;
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string | undefined;
  fetch: typeof fetch;
  /** For everything, the body of the answer too, in milliseconds. */
  timeoutMs: number;
  /** How long the answer may be, in bytes after decompression. */
  bodyLimitBytes: number;
  signal?: AbortSignal | undefined;
  /** Whoever asks tries again by itself: a lost connection is told at once. */
  isRetriedByCaller?: boolean | undefined;
}

/** What came back, before anybody has looked at what it says. */
export interface UpstreamReply {
  status: number;
  retryAfter: string | null;
  /** Undefined: there was a body that is too long, or no text. */
  text: string | undefined;
}

/** Older Workers throw for `cache`; they keep no answer to a request like ours. */
function noStore(): { cache?: 'no-store' } {
  try {
    void new Request('https://phoenix.invalid', { cache: 'no-store' });
    return { cache: 'no-store' };
  } catch {
    return {};
  }
}

function send(request: UpstreamRequest, signal: AbortSignal): Promise<Response> {
  const { fetch, url, method, headers, body } = request;
  return fetch(url.href, {
    method,
    headers: { Accept: 'application/json', ...headers },
    ...(body !== undefined && { body }),
    // Next.js keeps the answers to other requests, across builds too.
    ...noStore(),
    // Wherever a redirect leads to, a secret must not go there.
    redirect: 'manual',
    signal,
  });
}

/**
 * A pooled connection may be closed by the other side just as it is used again: then nothing was
 * received, and the request is sent once more. By the next turn of the event loop the pool has
 * heard of its other closed connections.
 */
async function sendTwiceIfLost(request: UpstreamRequest, signal: AbortSignal): Promise<Response> {
  try {
    return await send(request, signal);
  } catch (error) {
    if (signal.aborted || request.isRetriedByCaller || !isConnectionLost(error)) throw error;
    await pause(0);
    return send(request, signal);
  }
}

async function exchange(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamReply> {
  const response = await sendTwiceIfLost(request, signal);
  const { status } = response;
  const retryAfter = response.headers.get('Retry-After');
  try {
    return { status, retryAfter, text: await readText(response, request.bodyLimitBytes) };
  } catch (error) {
    // Whoever says 429 or 5xx has said enough.
    if (!signal.aborted && (status === 429 || status >= 500)) {
      return { status, retryAfter, text: undefined };
    }
    throw error;
  }
}

/**
 * Asks one of Phoenix's servers once. The time limit covers everything, the body too, and holds even
 * where a `fetch` ignores its signal. Redirects are not followed.
 *
 * What a framework throws from `fetch` to steer a render gets through as it is.
 *
 * @throws ServerError `upstream_timeout` `upstream_unavailable` `upstream_invalid_response` `aborted`
 */
export function requestUpstream(request: UpstreamRequest): Promise<UpstreamReply> {
  const { timeoutMs, signal, url } = request;
  const name = `${request.name} ${url.host}`;
  return new Promise<UpstreamReply>((resolve, reject) => {
    if (signal?.aborted) {
      reject(aborted());
      return;
    }
    const controller = new AbortController();
    const end = (error: ServerError) => {
      reject(error);
      controller.abort();
    };
    const late = `${name} did not answer in full within ${timeoutMs} ms.`;
    const cancelTimer = afterMs(timeoutMs, () => end(new ServerError('upstream_timeout', late)));
    const stopListening = signal && onAbort(signal, () => end(aborted()));
    void exchange(request, controller.signal)
      .then(resolve, (error: unknown) =>
        reject(isFrameworkSignal(error) ? error : toUpstreamError(error, name)),
      )
      .finally(() => {
        cancelTimer();
        stopListening?.();
      });
  });
}
