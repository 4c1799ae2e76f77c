import { Agent, EnvHttpProxyAgent, fetch as send, type Dispatcher } from 'undici';
import { ServerError } from '@phoenix-checkout/server';
import { readTlsFiles, settings, type TlsFiles } from '../settings/index.js';

export interface UpstreamFetchOptions {
  /** The client certificate to show, and the authorities to trust; read again for each request. */
  tlsFiles: TlsFiles;
  /** Through which https requests go. Default: none. */
  proxyUrl?: string | undefined;
  /** The hosts that are asked directly, as `NO_PROXY` has them. */
  noProxy?: string | undefined;
}

type SendOptions = NonNullable<Parameters<typeof send>[1]>;

/** Where a proxy answers CONNECT with an error, undici says only that the request was aborted. */
function isRefusedTunnel(error: unknown): boolean {
  let at = error;
  while (at instanceof Error) {
    if ((at as NodeJS.ErrnoException).code === 'UND_ERR_ABORTED') return true;
    at = at.cause;
  }
  return false;
}

/**
 * A `fetch` for one upstream, with connections of its own: through a proxy, and with a client
 * certificate, whose renewal needs no restart.
 *
 * Both `fetch` and `Agent` are undici's: an `Agent` of one version does not fit the `fetch` that
 * another version of Node brings along.
 */
export class UpstreamFetch {
  readonly #options: UpstreamFetchOptions;
  #tlsJson = '';
  #dispatcher: Dispatcher | undefined;

  constructor(options: UpstreamFetchOptions) {
    this.#options = options;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const dispatcher = await this.#currentDispatcher();
    try {
      // A token request is a URL, a method, headers, a text body and a signal: the same to both.
      const response = await send(String(input), { ...(init as SendOptions), dispatcher });
      return response as unknown as Response;
    } catch (error) {
      throw this.#options.proxyUrl !== undefined && isRefusedTunnel(error)
        ? new ServerError(
            'upstream_unavailable',
            `The proxy of ${settings.proxyUrl.env} refused to connect to the token endpoint.`,
          )
        : error;
    }
  };

  /** Closes the connections that are idle, and the others when they are done. */
  async close(): Promise<void> {
    await this.#dispatcher?.close();
  }

  async #currentDispatcher(): Promise<Dispatcher> {
    const { tlsFiles, proxyUrl, noProxy = '' } = this.#options;
    const tls = await readTlsFiles(tlsFiles);
    const tlsJson = JSON.stringify(tls);
    if (this.#dispatcher && tlsJson === this.#tlsJson) return this.#dispatcher;
    void this.#dispatcher?.close();
    this.#tlsJson = tlsJson;
    this.#dispatcher = proxyUrl
      ? new EnvHttpProxyAgent({
          httpsProxy: proxyUrl,
          // http is for loopback only, and stays there.
          httpProxy: '',
          noProxy,
          connect: tls,
          requestTls: tls,
        })
      : new Agent({ connect: tls });
    return this.#dispatcher;
  }
}
