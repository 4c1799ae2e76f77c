import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '@phoenix-checkout/test-kit/listen';

/** What stands before a shop's processes and gives each request to one of them, by turns. */
export interface Balancer {
  url: string;
  /** Where requests go. */
  targets: string[];
  /** The events whose delivery broke off: the process took the request and never answered. */
  brokenOff: string[];
  stop(): Promise<void>;
}

function forward(
  target: string,
  { method, headers }: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(target, { method, headers, agent: false }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

export async function startBalancer(): Promise<Balancer> {
  let turn = 0;

  async function pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await buffer(req);
    const target = balancer.targets[turn++ % balancer.targets.length] ?? '';
    try {
      const answer = await forward(target, req, body);
      const text = await buffer(answer);
      res.writeHead(answer.statusCode ?? 502, answer.headers).end(text);
    } catch (error) {
      const isRefused = (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
      if (!isRefused) balancer.brokenOff.push((JSON.parse(String(body)) as { id: string }).id);
      res.writeHead(502).end();
    }
  }

  const { url, stop } = await listen((req, res) => void pass(req, res).catch(() => res.destroy()));
  const balancer: Balancer = { url, targets: [], brokenOff: [], stop };
  return balancer;
}
