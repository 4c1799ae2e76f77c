import { request, type IncomingHttpHeaders } from 'node:http';

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  body: string;
}

export interface AskOptions {
  method?: string;
  headers?: Record<string, string | string[]>;
  /** The target of the request, where it is not the path of the URL. */
  path?: string;
  signal?: AbortSignal;
}

/** An HTTP request with exactly these headers, as no `fetch` sends them. */
export function ask(url: string, { method = 'GET', headers = {}, path, signal }: AskOptions = {}) {
  return new Promise<Answered>((resolve, reject) => {
    const req = request(
      url,
      { method, headers, agent: false, ...(path && { path }), ...(signal && { signal }) },
      (res) => {
        let body = '';
        res.setEncoding('utf8');
        res.on('data', (chunk) => (body += chunk));
        res.on('end', () => {
          const { statusCode: status = 0, headers: answered, rawHeaders } = res;
          resolve({ status, headers: answered, rawHeaders, body });
        });
        res.on('error', reject);
      },
    );
    req.on('error', reject);
    req.end();
  });
}
