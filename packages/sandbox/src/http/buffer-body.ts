import type { MiddlewareHandler } from 'hono';

/** A body's bytes, or `undefined` if there are more of them than allowed. */
async function readAtMost(
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > mostBytes) {
      void reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/**
 * Reads the body before any endpoint does: more than `mostBytes` is refused with 413, and a request
 * whose sender left halfway gets a network error, as nobody reads the answer.
 *
 * Endpoints get a plain `Request`, made from parts: a server's or a worker's own kind of request
 * cannot be passed to the constructor everywhere.
 */
export function bufferBody(mostBytes: number): MiddlewareHandler {
  return async (context, next) => {
    const { url, method, headers, signal, body } = context.req.raw;
    if (!body || method === 'GET' || method === 'HEAD') return next();
    let bytes: Uint8Array<ArrayBuffer> | undefined;
    try {
      bytes = await readAtMost(body, mostBytes);
    } catch {
      return Response.error();
    }
    if (!bytes) {
      return context.json(
        { error: 'body_too_large', error_description: `A body has at most ${mostBytes} bytes.` },
        413,
      );
    }
    context.req.raw = new Request(url, {
      method,
      headers,
      signal,
      ...(bytes.byteLength > 0 && { body: bytes }),
    });
    return next();
  };
}
