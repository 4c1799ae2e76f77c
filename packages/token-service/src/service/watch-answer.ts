import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer that reached its caller. */
export interface SentAnswer {
  method: string;
  status: number;
  durationMs: number;
}

/**
 * Tells of the answer once it was sent. Where the caller left before, nothing is told: what it would
 * have got is not known.
 */
export function watchAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  onSent: (answer: SentAnswer) => void,
): void {
  const startedAt = performance.now();
  res.once('close', () => {
    if (!res.writableFinished) return;
    const { method = 'GET' } = req;
    onSent({ method, status: res.statusCode, durationMs: performance.now() - startedAt });
  });
}
