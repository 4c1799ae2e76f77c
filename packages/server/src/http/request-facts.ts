/** What an endpoint has to know of a request before anything else. */
export interface RequestFacts {
  method: string;
  /** The header `Origin`. */
  origin: string | undefined;
  /** Another header, by its name in lower case. */
  header(name: string): string | undefined;
  /** Where the request came to, as far as it can be known: `https://host:port`. */
  ownOrigins(): readonly string[];
}

/** Both are the endpoint's own: what the URL says, and what `Host` says where a proxy rewrote the URL. */
function ownOrigins(request: Request): string[] {
  const { origin, protocol } = new URL(request.url);
  const host = request.headers.get('Host');
  return host ? [origin, `${protocol}//${host}`] : [origin];
}

export function readRequestFacts(request: Request): RequestFacts {
  const { method, headers } = request;
  return {
    method,
    origin: headers.get('Origin') ?? undefined,
    header: (name) => headers.get(name) ?? undefined,
    ownOrigins: () => ownOrigins(request),
  };
}
