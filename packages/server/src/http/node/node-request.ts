import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { RequestFacts } from '../request-facts.js';

/**
 * `http://host:port` of a request. A `Host` that is more than a host (`shop.example/path`,
 * `user@shop.example`) would make it another one's, so it counts as none.
 */
function originOf(req: IncomingMessage): string {
  const { encrypted } = req.socket as Partial<TLSSocket>;
  const scheme = encrypted ? 'https' : 'http';
  // HTTP/2 has it as a pseudo header.
  const host = String(req.headers.host ?? req.headers[':authority'] ?? 'localhost');
  const origin = `${scheme}://${host}`;
  const isHost = !/[/\\?#@\s]/.test(host) && URL.canParse(origin);
  return isHost ? origin : `${scheme}://localhost`;
}

/**
 * Path and query of a request's target. The target is a stranger's: it may name another host
 * (`//b.example/token`, `http://b.example/token`), and must not choose the one that is judged.
 */
function pathOf(target: string): string {
  const path = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/\\?#]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * The header `Origin`. It is looked for among the raw headers first: Node makes its `headers` when
 * they are first read, which most requests for a token can do without.
 */
export function readOrigin(req: IncomingMessage): string | undefined {
  const { rawHeaders } = req;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 6 && name.toLowerCase() === 'origin') return req.headers.origin;
  }
  // None at all: not from a socket, but from an adapter that may have filled in `headers` alone.
  return rawHeaders.length > 0 ? undefined : req.headers.origin;
}

class NodeRequestFacts implements RequestFacts {
  readonly method: string;
  readonly origin: string | undefined;
  readonly #req: IncomingMessage;

  constructor(req: IncomingMessage) {
    this.method = req.method ?? 'GET';
    this.origin = readOrigin(req);
    this.#req = req;
  }

  header(name: string): string | undefined {
    return this.#req.headers[name]?.toString();
  }

  ownOrigins(): readonly string[] {
    return [originOf(this.#req)];
  }
}

/** What the endpoint asks of a request, read when it asks. */
export function readNodeRequest(req: IncomingMessage): RequestFacts {
  return new NodeRequestFacts(req);
}

function* headerLines({ rawHeaders, headers }: IncomingMessage): Generator<[string, string]> {
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    yield [rawHeaders[at] ?? '', rawHeaders[at + 1] ?? ''];
  }
  if (rawHeaders.length > 0) return;
  for (const [name, value = []] of Object.entries(headers)) {
    for (const line of [value].flat()) yield [name, line];
  }
}

/** A `Request` without its body, for those who want to judge it. */
export function toFetchRequest(req: IncomingMessage, signal: AbortSignal): Request {
  // Express takes the mount point off `url`.
  const { originalUrl, url = '/' } = req as IncomingMessage & { originalUrl?: string };
  const headers = new Headers();
  for (const [name, value] of headerLines(req)) {
    if (!name.startsWith(':')) headers.append(name, value);
  }
  // Joined, not resolved: resolving lets a path choose the host.
  const href = originOf(req) + pathOf(originalUrl ?? url);
  return new Request(href, { method: req.method ?? 'GET', headers, signal });
}
