import { request } from 'node:http';

export interface RawReply {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
}

/** A request with exactly these headers, `Host` included, which `fetch` would not send. */
export function rawHttp(
  url: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
