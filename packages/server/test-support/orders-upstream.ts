import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { onTestFinished } from 'vitest';

/** What Phoenix answers to one question; `hang`: nothing; `reset`: the connection breaks. */
export type OrderAnswer =
  { status?: number; body?: unknown; headers?: Record<string, string> } | 'hang' | 'reset';

function answer(res: ServerResponse, req: IncomingMessage, each: OrderAnswer): void {
  if (each === 'hang') return;
  if (each === 'reset') {
    req.socket.resetAndDestroy();
    return;
  }
  const { status = 200, body, headers = {} } = each;
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Phoenix's orders endpoint over HTTP: one answer after another, the last one for ever. */
export async function startOrdersUpstream(...answers: OrderAnswer[]) {
  const paths: string[] = [];
  let turn = 0;
  const { url, stop } = await listen((req, res) => {
    paths.push(req.url ?? '');
    answer(res, req, answers[Math.min(turn, answers.length - 1)] ?? {});
    turn += 1;
  });
  onTestFinished(stop);
  return { ordersUrl: `${url}/orders`, paths };
}
