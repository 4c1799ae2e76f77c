import { aborted, ServerError } from '../../error/server-error.js';
import { afterMs } from '../../time/timers.js';

/** A reply may have this many bytes, after decompression; a token's has about one thousand. */
const BODY_LIMIT = 64 * 1024;

/** The request to a token endpoint, and what bounds it. */
export interface TokenRequest {
  url: URL;
  contentType: string;
  body: string;
  fetch: typeof fetch;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** What came back, before anybody has looked at what it says. */
export interface UpstreamReply {
  status: number;
  retryAfter: string | null;
  /** Undefined: there was a body that cannot be a token reply, over the limit or not text. */
  text: string | undefined;
}

async function readText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    try {
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > BODY_LIMIT) throw new RangeError('too long');
      text += decoder.decode(value, { stream: true });
    } catch {
      void reader.cancel().catch(() => {});
      return undefined;
    }
  }
}

/** The runtime's own words for what broke, such as `ECONNREFUSED`: never a message, which may quote. */
function findFailureCode(error: unknown): string | undefined {
  let at = error;
  for (let depth = 0; depth < 4 && typeof at === 'object' && at !== null; depth += 1) {
    const { code, cause } = at as { code?: unknown; cause?: unknown };
    if (typeof code === 'string' && /^[A-Za-z][A-Za-z0-9_]{2,39}$/.test(code)) return code;
    at = cause;
  }
  return undefined;
}

/** Failures that are the fault of what was answered (no HTTP, broken compression), not of the way to it. */
const rubbish = /^(HPE_|Z_|Zlib|ERR__ERROR|ERR_BROTLI|BROTLI|UND_ERR_(HEADERS_OVERFLOW|INVALID))/;

function toServerError(error: unknown, host: string): ServerError {
  if (error instanceof ServerError) return error;
  const code = findFailureCode(error);
  if (code && rubbish.test(code)) {
    return new ServerError(
      'upstream_invalid_response',
      `The token endpoint ${host} answered with something that cannot be read (${code}).`,
    );
  }
  return new ServerError(
    'upstream_unavailable',
    `The token endpoint ${host} could not be reached${code ? ` (${code})` : ''}.`,
  );
}

async function exchange(request: TokenRequest, signal: AbortSignal): Promise<UpstreamReply> {
  const { fetch, url, contentType, body } = request;
  const response = await fetch(url.href, {
    method: 'POST',
    headers: { 'Content-Type': contentType, Accept: 'application/json' },
    body,
    // Wherever a redirect leads to, the secret must not go there.
    redirect: 'manual',
    signal,
  });
  const { status } = response;
  const retryAfter = response.headers.get('Retry-After');
  try {
    return { status, retryAfter, text: await readText(response) };
  } catch (error) {
    // Whoever says 429 or 5xx has said enough.
    if (!signal.aborted && (status === 429 || status >= 500)) {
      return { status, retryAfter, text: undefined };
    }
    throw error;
  }
}

/**
 * Sends a token request once. The time limit covers everything, the body too, and holds even where
 * a `fetch` ignores its signal.
 *
 * @throws ServerError `upstream_timeout` `upstream_unavailable` `upstream_invalid_response` `aborted`
 */
export function postTokenRequest(request: TokenRequest): Promise<UpstreamReply> {
  const { timeoutMs, signal, url } = request;
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
    const onAbort = () => end(aborted());
    const cancelTimer = afterMs(timeoutMs, () =>
      end(
        new ServerError(
          'upstream_timeout',
          `The token endpoint ${url.host} gave no full answer within ${timeoutMs} ms.`,
        ),
      ),
    );
    signal?.addEventListener('abort', onAbort);
    void exchange(request, controller.signal)
      .then(resolve, (error: unknown) => reject(toServerError(error, url.host)))
      .finally(() => {
        cancelTimer();
        signal?.removeEventListener('abort', onAbort);
      });
  });
}
