import { afterEach } from 'vitest';
import type { SandboxOptions } from '../src/config/index.js';
import { startSandbox, type RunningSandbox } from '../src/node/index.js';
import { createSandbox, type Sandbox } from '../src/sandbox/index.js';

/** A way on which requests reach a sandbox. What the sandbox promises holds on each of them. */
export interface Transport {
  name: string;
  /** A sandbox whose `fetch` goes this way; it is stopped after the test. */
  open(options?: SandboxOptions): Promise<Sandbox>;
}

const running: RunningSandbox[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
});

type BodyForm = 'with its length' | 'in chunks';

async function sendOverHttp(request: Request, url: string, form: BodyForm): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const bytes = await request.arrayBuffer();
  const body = form === 'in chunks' ? new Blob([bytes]).stream() : bytes;
  return fetch(url + pathname + search, {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    ...(bytes.byteLength > 0 && { body, duplex: 'half' }),
  }).catch(() => Response.error());
}

function overHttp(form: BodyForm): Transport {
  return {
    name: `over HTTP, a body ${form}`,
    async open(options) {
      const started = await startSandbox(options);
      running.push(started);
      const { sandbox, url } = started;
      return Object.create(sandbox, {
        fetch: { value: (request: Request) => sendOverHttp(request, url, form) },
      });
    },
  };
}

export const transports: Transport[] = [
  { name: 'through fetch', open: async (options) => createSandbox(options) },
  overHttp('with its length'),
  overHttp('in chunks'),
];
