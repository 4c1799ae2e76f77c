import type { ServerResponse } from 'node:http';
import type { HttpReply } from '../http-reply.js';

/** The caller has left, or somebody else has answered. */
export function isAnswered(res: ServerResponse): boolean {
  return res.headersSent || res.destroyed;
}

export function sendReply(
  res: ServerResponse,
  method: string,
  { status, headers, body }: HttpReply,
): void {
  if (isAnswered(res)) return;
  const length = status === 204 ? undefined : { 'Content-Length': String(Buffer.byteLength(body)) };
  res.writeHead(status, { ...headers, ...length });
  res.end(method === 'HEAD' ? undefined : body);
}

/** For what a host's own function answers. */
export async function sendResponse(
  res: ServerResponse,
  method: string,
  response: Response,
): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  if (isAnswered(res)) return;
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  headers['content-length'] = String(body.length);
  res.writeHead(response.status, headers);
  res.end(method === 'HEAD' ? undefined : body);
}
