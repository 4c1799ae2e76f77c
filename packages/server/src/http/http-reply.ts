export type HeaderFields = Readonly<Record<string, string>>;

export const noHeaders: HeaderFields = {};

/** An answer of one of our endpoints, before a runtime makes its own kind of response of it. */
export interface HttpReply {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: string;
}

const jsonHeaders: HeaderFields = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

/** @param body JSON that is written out already */
export function jsonReply(status: number, body: string, headers = noHeaders): HttpReply {
  return { status, headers: { ...jsonHeaders, ...headers }, body };
}

/** @param description one plain sentence; nothing about what is behind the endpoint */
export function errorReply(
  status: number,
  error: string,
  description: string,
  headers = noHeaders,
): HttpReply {
  return jsonReply(status, JSON.stringify({ error, error_description: description }), headers);
}

export function toResponse({ status, headers, body }: HttpReply, method: string): Response {
  const isEmpty = method === 'HEAD' || status === 204;
  return new Response(isEmpty ? null : body, { status, headers });
}
