import { isSecureUrl } from '@phoenix-checkout/core';
import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

export interface LocalAccessOptions {
  /** Host names beside the loopback names, in lower case, without a port. */
  readonly allowedHosts: readonly string[];
  /** Origins beside the sandbox's own, in lower case. */
  readonly allowedOrigins: readonly string[];
  readonly allowMethods: string[];
  /** A page that changes nothing and cannot be framed: a link of any other page may lead to it. Default false. */
  readonly isOpenToLinks?: boolean;
}

const refusals = {
  foreign_host:
    'Here the sandbox answers loopback host names only, such as localhost. Start it with --allow-host NAME, or the option allowedHosts, to use another one.',
  foreign_origin:
    'Here the sandbox does not answer pages of other origins. Start it with --allow-origin ORIGIN, or the option allowedOrigins, to let one in.',
};

/** The URL of a `Host` header; `undefined` for a header that is none. */
function urlOfHost(host: string): URL | undefined {
  const address = `http://${host}`;
  return /^[^\s/?#@\\]+$/.test(host) && URL.canParse(address) ? new URL(address) : undefined;
}

function isAllowedHost(host: string, allowedHosts: readonly string[]): boolean {
  const url = urlOfHost(host);
  // With plain http, what counts as secure is loopback.
  return url !== undefined && (isSecureUrl(url) || allowedHosts.includes(url.hostname));
}

/** A tab is on its way here, as by a click on a link: the page that it comes from reads nothing of it. */
function isNavigation({ method, headers }: Request): boolean {
  return (
    method === 'GET' &&
    headers.get('Sec-Fetch-Mode') === 'navigate' &&
    headers.get('Sec-Fetch-Dest') === 'document'
  );
}

const refuse = (context: Context, refusal: keyof typeof refusals) =>
  context.json({ error: refusal, error_description: refusals[refusal] }, 403);

/** Who asks: a name of this machine and a page of its own or an allowed one, or somebody else? */
function findRefusal(
  request: Request,
  { allowedHosts, allowedOrigins, isOpenToLinks = false }: Omit<LocalAccessOptions, 'allowMethods'>,
): keyof typeof refusals | undefined {
  const { headers, url } = request;
  // Without a Host no network is in between: the request was made by code of this process.
  const host = headers.get('Host');
  if (host !== null && !isAllowedHost(host, allowedHosts)) return 'foreign_host';

  if (isOpenToLinks && isNavigation(request)) return undefined;
  const origin = headers.get('Origin')?.toLowerCase();
  if (origin !== undefined && allowedOrigins.includes(origin)) return undefined;
  if (headers.get('Sec-Fetch-Site') === 'cross-site') return 'foreign_origin';
  if (origin === undefined) return undefined;
  // Host and port alone: a proxy may add the TLS of an origin of https.
  const own = host === null ? new URL(url).host : urlOfHost(host)?.host;
  return URL.canParse(origin) && new URL(origin).host === own ? undefined : 'foreign_origin';
}

/**
 * Lets in who works on this machine, and no page of the internet: a page may send requests to
 * `localhost` (`Origin`, `Sec-Fetch-Site`), or point a name of its own there (`Host`). Requests
 * without an `Origin`, of curl and tests, are answered.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Site
 */
export function localAccess(options: LocalAccessOptions): MiddlewareHandler {
  const answerAllowedOrigins = cors({
    origin: (origin) => (options.allowedOrigins.includes(origin.toLowerCase()) ? origin : null),
    allowMethods: options.allowMethods,
  });
  return async (context: Context, next) => {
    const refusal = findRefusal(context.req.raw, options);
    return refusal ? refuse(context, refusal) : answerAllowedOrigins(context, next);
  };
}

/**
 * For what backends ask, which may call this machine by any name: refuses a page of the internet, and
 * answers whatever is no browser. Browsers send an `Origin` with each POST.
 */
export function refuseForeignPages(
  options: Pick<LocalAccessOptions, 'allowedHosts' | 'allowedOrigins'>,
): MiddlewareHandler {
  return async (context, next) => {
    const { headers } = context.req.raw;
    const isOfPage = headers.has('Origin') || headers.has('Sec-Fetch-Site');
    const refusal = isOfPage ? findRefusal(context.req.raw, options) : undefined;
    return refusal ? refuse(context, refusal) : next();
  };
}
