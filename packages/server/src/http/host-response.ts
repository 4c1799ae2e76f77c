import type { HeaderFields } from './http-reply.js';

/** The bodies that were read, for hosts that answer with one and the same `Response` each time. */
const readBodies = new WeakMap<Response, Promise<ArrayBuffer>>();

function readBody(response: Response): Promise<ArrayBuffer> {
  const known = readBodies.get(response);
  if (known) return known;
  // Rejects for one that the host has read itself.
  const body = response.arrayBuffer();
  readBodies.set(response, body);
  return body;
}

/**
 * A host's own response, with the headers that screening granted, and `no-store` where it says nothing
 * of caching. A copy: a host may answer with the same object each time.
 *
 * @throws TypeError for a response whose body was read already
 */
export async function completeResponse(response: Response, grant: HeaderFields): Promise<Response> {
  const body = await readBody(response);
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(grant)) {
    if (name === 'Vary') headers.append(name, value);
    else headers.set(name, value);
  }
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  const { status, statusText } = response;
  return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
}
