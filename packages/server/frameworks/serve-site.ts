import type { RequestListener } from 'node:http';
import { createTokenHandler } from '@phoenix-checkout/server';
import { createNodeTokenListener } from '@phoenix-checkout/server/node';
import { listen, type Listening } from '@phoenix-checkout/test-kit/listen';
import { createSite } from './site.js';

/** Starts a site, whose tokens come from a token endpoint. */
export type ServeSite = (tokenUrl: string) => Promise<Listening>;

type Listener = ReturnType<typeof createNodeTokenListener>;
type Handler = ReturnType<typeof createTokenHandler>;

/** Mounts the token's endpoint as a framework's users do, and the site's other ones by their paths. */
export type MountListeners = (
  listener: Listener,
  others: [path: string, listener: Listener][],
) => RequestListener | Promise<RequestListener>;
export type MountHandlers = (
  handler: Handler,
  others: [path: string, handler: Handler][],
) => RequestListener;

export const serveListeners =
  (mount: MountListeners): ServeSite =>
  async (tokenUrl) => {
    const { token, others } = createSite(tokenUrl);
    const listeners = Object.entries(others).map(
      ([path, endpoint]) => [path, createNodeTokenListener(...endpoint)] as [string, Listener],
    );
    return listen(await mount(createNodeTokenListener(...token), listeners));
  };

export const serveHandlers =
  (mount: MountHandlers): ServeSite =>
  (tokenUrl) => {
    const { token, others } = createSite(tokenUrl);
    const handlers = Object.entries(others).map(
      ([path, endpoint]) => [path, createTokenHandler(...endpoint)] as [string, Handler],
    );
    return listen(mount(createTokenHandler(...token), handlers));
  };
