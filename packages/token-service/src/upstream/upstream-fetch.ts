import { readTlsFiles, type UpstreamTlsFiles } from './upstream-tls.js';

/** A `fetch` for one upstream, with connections of its own. */
export interface UpstreamFetch {
  fetch: typeof fetch;
  /** Closes the connections that are idle, and the others when they are done. */
  close(): Promise<void>;
}

/**
 * A `fetch` that shows a client certificate and trusts the given authorities. The files are read for
 * each request: a renewed certificate needs no restart.
 *
 * Both `fetch` and `Agent` are undici's own: an `Agent` of one version does not fit the `fetch` that
 * another version of Node brings along.
 */
export async function createUpstreamFetch(files: UpstreamTlsFiles): Promise<UpstreamFetch> {
  const { Agent, fetch: send } = await import('undici');
  let known = '';
  let agent: InstanceType<typeof Agent> | undefined;

  async function currentAgent() {
    const tls = await readTlsFiles(files);
    const now = JSON.stringify(tls);
    if (!agent || now !== known) {
      const former = agent;
      agent = new Agent({ connect: tls });
      known = now;
      void former?.close();
    }
    return agent;
  }

  const upstreamFetch = async (input: string, init: RequestInit = {}) => {
    const dispatcher = await currentAgent();
    type Init = NonNullable<Parameters<typeof send>[1]>;
    return send(input, { ...(init as Init), dispatcher });
  };
  return {
    // The token request gives a string, a method, headers, a text body and a signal, no more.
    fetch: upstreamFetch as unknown as typeof fetch,
    close: async () => agent?.close(),
  };
}
