import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { isKnown, learn, recordText } from './ledger.js';

/** Token endpoints, and APIs that were shown a token: their answers are not ours. */
const upstreams = new WeakSet<object>();

function readFields(body: string): Record<string, unknown> {
  try {
    const fields: unknown = JSON.parse(body);
    return typeof fields === 'object' && fields !== null ? { ...fields } : {};
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}

/** The reply of our endpoint is where a token belongs; nothing else in it is. */
function withoutToken(body: string): string {
  const { access_token: token, token_type: type } = readFields(body);
  return typeof token === 'string' && type === 'Bearer' ? body.replaceAll(token, '') : body;
}

function tee(req: IncomingMessage, onEnd: (body: string) => void): void {
  const push = req.push.bind(req);
  let body = '';
  req.push = (chunk: unknown, encoding) => {
    if (chunk === null) onEnd(body);
    else body += Buffer.from(chunk as Buffer).toString('latin1');
    return push(chunk, encoding);
  };
}

function teeAnswer(res: ServerResponse, onEnd: (body: string) => void): void {
  const write = res.write.bind(res) as (...args: unknown[]) => boolean;
  const end = res.end.bind(res) as (...args: unknown[]) => typeof res;
  let body = '';
  const take = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) {
      body += Buffer.from(chunk as Buffer).toString('latin1');
    }
  };
  res.write = (...args: unknown[]) => {
    take(args[0]);
    return write(...args);
  };
  res.end = (...args: unknown[]) => {
    take(args[0]);
    onEnd(body);
    return end(...args);
  };
}

function watchExchange(server: object, req: IncomingMessage, res: ServerResponse): void {
  let asked: Record<string, unknown> = {};
  const [, shown = ''] = /^Bearer (.+)$/.exec(req.headers.authorization ?? '') ?? [];
  if (isKnown('token', shown)) upstreams.add(server);
  tee(req, (body) => {
    asked = readFields(body);
    if (asked.grant_type === undefined) return;
    upstreams.add(server);
    learn('secret', asked.client_secret);
  });
  teeAnswer(res, (body) => {
    if (asked.grant_type !== undefined) learn('token', readFields(body).access_token);
    const head = `${req.method} ${res.statusCode} ${JSON.stringify(res.getHeaders())} ${res.statusMessage}`;
    recordText('http answer', () => (upstreams.has(server) ? '' : `${head} ${withoutToken(body)}`));
  });
}

/** Learns what is said to token endpoints, and records what all other servers of this process answer. */
export function watchServers(): void {
  for (const { prototype } of [http.Server, https.Server]) {
    const { emit } = prototype;
    prototype.emit = function watched(this: object, name: string, ...args: unknown[]) {
      if (name === 'request') {
        watchExchange(this, args[0] as IncomingMessage, args[1] as ServerResponse);
      }
      return Reflect.apply(emit, this, [name, ...args]);
    } as typeof emit;
  }
}

/** Records what servers of other processes answer to Node's own client. */
export function watchClient(): void {
  const { emit } = http.ClientRequest.prototype;
  http.ClientRequest.prototype.emit = function watched(
    this: http.ClientRequest,
    name: string | symbol,
    ...args: unknown[]
  ) {
    const [answer] = args as [IncomingMessage];
    if (name === 'response' && this.method !== 'POST') {
      const { statusCode, rawHeaders } = answer;
      tee(answer, (body) =>
        recordText('http answer', () => `${statusCode} ${rawHeaders} ${withoutToken(body)}`),
      );
    }
    return Reflect.apply(emit, this, [name, ...args]);
  };
}
