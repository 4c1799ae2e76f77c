import { onTestFinished } from 'vitest';
import { listen } from '@phoenix-checkout/test-kit/listen';

/** A webhook as it arrived. */
export interface ReceivedWebhook {
  headers: Record<string, string | string[] | undefined>;
  body: string;
  event: string;
  json: { id?: string; event?: string; data?: Record<string, unknown> } & Record<string, unknown>;
}

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Never answers. */
  hangs?: boolean;
  /** Answers when this resolves. Default: at once. */
  when?: Promise<void>;
}

/** A partner's webhook on this machine, which answers as it is told. It ends with the test. */
export async function startReceiver(
  answer: (webhook: ReceivedWebhook, count: number) => Answer = () => ({}),
) {
  const received: ReceivedWebhook[] = [];
  const { url, stop } = await listen((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const json = JSON.parse(body);
      const event = String(json.event ?? json.eventType);
      const webhook = { headers: request.headers, body, event, json };
      received.push(webhook);
      const told = answer(webhook, received.length);
      const { status = 200, headers = {}, body: reply, hangs, when } = told;
      if (hangs) return;
      const respond = () => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
        response.end(reply ?? '{"success": true}');
      };
      if (when) void when.then(respond);
      else respond();
    });
  });
  onTestFinished(stop);
  return { url: `${url}/webhook`, received, events: () => received.map(({ event }) => event) };
}
