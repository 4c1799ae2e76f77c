import { ServerError } from '../error/index.js';

/**
 * The words of runtimes for what broke, which a message may repeat. Any other word is kept to
 * ourselves: a `fetch` that the host brought may put anything there, a secret too.
 */
const knownCodes = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EACCES',
  'EADDRNOTAVAIL',
  'EHOSTUNREACH',
  'EMFILE',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPERM',
  'EPIPE',
  'EPROTO',
  'ETIMEDOUT',
  'ConnectionClosed',
  'ConnectionRefused',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_INVALID_URL',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'HPE_CLOSED_CONNECTION',
  'HPE_HEADER_OVERFLOW',
  'HPE_INVALID_CHUNK_SIZE',
  'HPE_INVALID_CONSTANT',
  'HPE_INVALID_CONTENT_LENGTH',
  'HPE_INVALID_HEADER_TOKEN',
  'HPE_INVALID_STATUS',
  'HPE_INVALID_VERSION',
  'UND_ERR_ABORTED',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CLOSED',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_DESTROYED',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'UND_ERR_PRX_TLS',
  'UND_ERR_SOCKET',
  'Z_BUF_ERROR',
  'Z_DATA_ERROR',
  'ZlibError',
]);

/** The other side closed the connection, or was gone already when the request was written. */
const lostCodes = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ConnectionClosed']);

/** What was answered is at fault (no HTTP, broken compression), not the way to it. */
const unreadable =
  /^(HPE_|Z_|Zlib|ERR__ERROR|ERR_BROTLI|BROTLI|UND_ERR_(HEADERS_OVERFLOW|INVALID))/;

function* codesOf(error: unknown): Generator<string> {
  let at = error;
  for (let depth = 0; depth < 4 && typeof at === 'object' && at !== null; depth += 1) {
    const { code, cause } = at as { code?: unknown; cause?: unknown };
    if (typeof code === 'string') yield code;
    at = cause;
  }
}

/** True where the connection was closed under a request, as a pooled one may be when it is used again. */
export function isConnectionLost(error: unknown): boolean {
  const [code] = codesOf(error);
  return code !== undefined && lostCodes.has(code);
}

/**
 * Says what a `fetch` threw, without its words: they may quote.
 *
 * @param name what was asked, such as `The token endpoint auth.example`
 */
export function toUpstreamError(error: unknown, name: string): ServerError {
  if (error instanceof ServerError) return error;
  const [code = ''] = codesOf(error);
  const why = knownCodes.has(code) ? ` (${code})` : '';
  return unreadable.test(code)
    ? new ServerError('upstream_invalid_response', `${name} gave an unreadable answer${why}.`)
    : new ServerError('upstream_unavailable', `${name} could not be reached${why}.`);
}
