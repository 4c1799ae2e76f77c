import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer of the service's own pages. */
export interface ServiceReply {
  status: number;
  type: string;
  body: string;
  headers?: Readonly<Record<string, string>>;
}

export function jsonReply(status: number, body: object, headers = {}): ServiceReply {
  return { status, type: 'application/json', body: JSON.stringify(body), headers };
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
