import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { RequestFacts } from './origin-policy.js';

function originOf(req: IncomingMessage): string {
  const { encrypted } = req.socket as Partial<TLSSocket>;
  // HTTP/2 has it as a pseudo header.
  const host = req.headers.host ?? req.headers[':authority'] ?? 'localhost';
  return `${encrypted ? 'https' : 'http'}://${String(host)}`;
}

class NodeRequestFacts implements RequestFacts {
  readonly method: string;
  readonly origin: string | undefined;
  readonly #req: IncomingMessage;

  constructor(req: IncomingMessage) {
    this.method = req.method ?? 'GET';
    this.origin = req.headers.origin;
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

/** A `Request` without its body, for those who want to judge it. */
export function toFetchRequest(req: IncomingMessage, signal: AbortSignal): Request {
  // Express takes the mount point off `url`.
  const { originalUrl, url = '/' } = req as IncomingMessage & { originalUrl?: string };
  const base = originOf(req);
  const href = new URL(originalUrl ?? url, URL.canParse(base) ? base : 'http://localhost').href;
  const headers = new Headers();
  for (let at = 0; at + 1 < req.rawHeaders.length; at += 2) {
    const name = req.rawHeaders[at] ?? '';
    if (!name.startsWith(':')) headers.append(name, req.rawHeaders[at + 1] ?? '');
  }
  return new Request(href, { method: req.method ?? 'GET', headers, signal });
}
