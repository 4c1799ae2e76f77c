import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer of the service itself: a page, or an error. */
export interface ServiceReply {
  status: number;
  type: string;
  body: string;
  headers?: Readonly<Record<string, string>>;
}

export function jsonReply(status: number, body: object, headers = {}): ServiceReply {
  return { status, type: 'application/json', body: JSON.stringify(body), headers };
}

/** An error in the form that all answers of the token endpoint have. */
export function errorReply(
  status: number,
  error: string,
  description: string,
  headers = {},
): ServiceReply {
  return jsonReply(status, { error, error_description: description }, headers);
}

/** The same for an `authorize` function, which answers with a `Response`. */
export function toResponse({ status, type, body, headers }: ServiceReply): Response {
  return new Response(body, { status, headers: { 'Content-Type': type, ...headers } });
}

export function sendReply(req: IncomingMessage, res: ServerResponse, reply: ServiceReply): void {
  if (res.headersSent || res.destroyed) return;
  const body = Buffer.from(reply.body);
  res.writeHead(reply.status, {
    'Content-Type': reply.type,
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...reply.headers,
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}
