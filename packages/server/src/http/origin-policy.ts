import { invalidConfig } from '../error/index.js';
import { errorReply, noHeaders, type HeaderFields, type HttpReply } from './http-reply.js';
import { isOrigin } from './origin.js';
import type { RequestFacts } from './request-facts.js';

/** Which pages may read what an endpoint answers. */
export interface OriginPolicyOptions {
  /**
   * The other origins whose pages may read the answer, such as `https://shop.example` or
   * `capacitor://localhost`; or a function that decides. Pages of the endpoint's own origin always
   * may. Default: no other.
   */
  allowedOrigins?: readonly string[] | ((origin: string) => boolean) | undefined;
  /** Lets pages of the allowed origins send cookies along. Default false. */
  allowCredentials?: boolean | undefined;
}

/** @throws ServerError `invalid_config` */
export function checkOriginOptions({
  allowedOrigins,
  allowCredentials,
}: OriginPolicyOptions): void {
  if (
    allowedOrigins !== undefined &&
    typeof allowedOrigins !== 'function' &&
    !(Array.isArray(allowedOrigins) && allowedOrigins.every(isOrigin))
  ) {
    throw invalidConfig(
      "allowedOrigins must be an array of origins such as 'https://shop.example' or 'capacitor://localhost' (no path, no '/' at the end, no '*'), or a function.",
    );
  }
  if (allowCredentials !== undefined && typeof allowCredentials !== 'boolean') {
    throw invalidConfig('allowCredentials must be true or false.');
  }
}

/** Either the whole answer, or the headers that the endpoint's own answer is to have. */
export type Screening = { reply: HttpReply } | { grant: HeaderFields };

const MAX_AGE_SECONDS = '600';
/** What a page reads of an answer: when to ask again, and the time on the endpoint's clock. */
const EXPOSED_HEADERS = 'Retry-After, Date';
const headerNames = /^[\w!#$%&'*+.^`|~, -]{1,1000}$/;

function isSameOrigin(facts: RequestFacts): boolean {
  // The browser's own word; no page can set it.
  if (facts.header('sec-fetch-site') === 'same-origin') return true;
  // A proxy that ends TLS makes an https page's request an http one, never the other way round.
  return facts
    .ownOrigins()
    .some((own) => own === facts.origin || own.replace(/^http:/, 'https:') === facts.origin);
}

/**
 * Decides by method (`GET` and `HEAD` are allowed) and origin. A request without an `Origin` comes from
 * no page of another origin that could read the answer: browsers send it with every such request.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function createOriginPolicy({ allowedOrigins = [], allowCredentials }: OriginPolicyOptions) {
  function isListed(origin: string): boolean {
    if (typeof allowedOrigins !== 'function') return allowedOrigins.includes(origin);
    try {
      return allowedOrigins(origin) === true;
    } catch {
      return false;
    }
  }
  const isShared = typeof allowedOrigins === 'function' || allowedOrigins.length > 0;
  // With other origins, caches and proxies must not take one origin's answer for another's.
  const ungranted: HeaderFields = isShared ? { Vary: 'Origin' } : noHeaders;

  function grant(origin: string): HeaderFields {
    return {
      'Access-Control-Allow-Origin': origin,
      ...(allowCredentials && { 'Access-Control-Allow-Credentials': 'true' }),
      'Access-Control-Expose-Headers': EXPOSED_HEADERS,
      Vary: 'Origin',
    };
  }

  function preflight(granted: HeaderFields, asked: string | undefined): HttpReply {
    const headers = {
      ...granted,
      'Access-Control-Allow-Methods': 'GET, HEAD',
      ...(asked && headerNames.test(asked) && { 'Access-Control-Allow-Headers': asked }),
      'Access-Control-Max-Age': MAX_AGE_SECONDS,
      'Cache-Control': 'no-store',
      Vary: 'Origin, Access-Control-Request-Headers',
    };
    return { status: 204, headers, body: '' };
  }

  /** What a request without an `Origin` is granted, where its method is all that matters. */
  function grantPlain(method: string | undefined): HeaderFields | undefined {
    return method === 'GET' || method === 'HEAD' ? ungranted : undefined;
  }

  function screen(facts: RequestFacts): Screening {
    const { method, origin } = facts;
    let granted = ungranted;
    if (origin !== undefined) {
      if (isListed(origin)) granted = grant(origin);
      else if (!isSameOrigin(facts)) {
        const why = 'Pages of this origin may not read this.';
        return { reply: errorReply(403, 'forbidden_origin', why, { Vary: 'Origin' }) };
      }
      if (method === 'OPTIONS' && facts.header('access-control-request-method') !== undefined) {
        return { reply: preflight(granted, facts.header('access-control-request-headers')) };
      }
    }
    if (method === 'GET' || method === 'HEAD') return { grant: granted };
    const allow = { ...granted, Allow: 'GET, HEAD' };
    return { reply: errorReply(405, 'method_not_allowed', 'Use GET or HEAD.', allow) };
  }

  return { screen, grantPlain };
}
