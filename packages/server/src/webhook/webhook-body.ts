import type { BodyConsumer } from './raw-body-lost.js';

/** A webhook's body may have this many bytes: 1 MiB. Phoenix's have a few thousand. */
export const BODY_LIMIT_BYTES = 1024 * 1024;
export const BODY_TOO_LONG = 'The body is longer than 1 MiB.';

/** A body in the form in which it is still to be had. */
export type WebhookBody =
  /** As it was sent. */
  | { form: 'raw'; bytes: Uint8Array }
  /** A parser has consumed it: only what it made of it is left. */
  | { form: 'parsed'; value: object; consumer?: BodyConsumer | undefined }
  /** A parser has consumed it, and left nothing. */
  | { form: 'lost'; consumer?: BodyConsumer | undefined }
  /** Longer than the limit. */
  | { form: 'too_long' }
  /** It could not be read to its end: the connection broke, say. */
  | { form: 'broken' };

/** What an adapter gives as a body: bytes, text, or what a parser made of it. */
export function toWebhookBody(body: unknown, consumer?: BodyConsumer): WebhookBody {
  if (typeof body === 'string') return limited(new TextEncoder().encode(body));
  if (body instanceof Uint8Array) return limited(body);
  if (body instanceof ArrayBuffer) return limited(new Uint8Array(body));
  return typeof body === 'object' && body !== null
    ? { form: 'parsed', value: body, consumer }
    : { form: 'lost', consumer };
}

function limited(bytes: Uint8Array): WebhookBody {
  return bytes.length > BODY_LIMIT_BYTES ? { form: 'too_long' } : { form: 'raw', bytes };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Reads what arrives in pieces, and stops at the limit. */
export async function collectBody(chunks: AsyncIterable<Uint8Array>): Promise<WebhookBody> {
  try {
    return await collect(chunks);
  } catch {
    // Without the error: whose stream it is, is not known here.
    return { form: 'broken' };
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<WebhookBody> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) return { form: 'too_long' };
    all.push(chunk);
  }
  return { form: 'raw', bytes: all.length === 1 && all[0] ? all[0] : joined(all, size) };
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

async function readUnread(request: Request): Promise<WebhookBody> {
  const announced = Number(request.headers.get('Content-Length') ?? Infinity);
  // The server's parser holds a body to its Content-Length.
  if (announced <= BODY_LIMIT_BYTES) return limited(new Uint8Array(await request.arrayBuffer()));
  if (announced < Infinity) return { form: 'too_long' };
  return request.body ? collect(chunksOf(request.body)) : { form: 'raw', bytes: new Uint8Array() };
}

/** Whatever is wrong with the body is told by its form. */
export async function readRequestBody(request: Request): Promise<WebhookBody> {
  const lost: WebhookBody = { form: 'lost', consumer: 'request' };
  if (request.bodyUsed) return lost;
  try {
    return await readUnread(request);
  } catch {
    // What was not read even now is locked: another has its reader.
    return request.bodyUsed ? { form: 'broken' } : lost;
  }
}
