import {
  createSandbox,
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  type Sandbox,
} from '@phoenix-checkout/sandbox';
import { sandboxHandlers } from '@phoenix-checkout/sandbox/msw';
import { http } from 'msw';
import { setupWorker, type SetupWorker } from 'msw/browser';

declare module 'storybook/internal/csf' {
  interface StoryContext {
    /** The story's own Phoenix: what goes wrong is switched on here. */
    sandbox: Sandbox;
  }
}

/** The host's token endpoint, as the stories' host has it. */
export const tokenUrl = '/api/phoenix/token';

/** The sandbox's page, beside the canvas in whatever folder Storybook is published. */
export const checkoutUrl = new URL('phoenix-sandbox/index.html', document.baseURI).href;

export async function startWorker(): Promise<SetupWorker> {
  const worker = setupWorker();
  const { addEventListener } = window;
  // MSW's worker unregisters itself when its last page says goodbye. A reload could lose it so, and
  // then some requests of the new page, or of its frame, would go to the network.
  window.addEventListener = (
    type: string,
    ...rest: [EventListenerOrEventListenerObject, AddEventListenerOptions?]
  ) => {
    if (type !== 'beforeunload') addEventListener.call(window, type, ...rest);
  };
  await worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: 'mockServiceWorker.js' },
  });
  window.addEventListener = addEventListener;
  return worker;
}

/** What a host's backend does: it asks Phoenix for a token, and hands the answer on. */
export function fetchToken(sandbox: Sandbox): Promise<Response> {
  return sandbox.fetch(
    new Request('https://phoenix.example/oauth/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        client_id: SANDBOX_CLIENT_ID,
        client_secret: SANDBOX_CLIENT_SECRET,
        grant_type: 'client_credentials',
      }),
    }),
  );
}

const stages = new Map<string, Sandbox>();

/** Gives a story its backend and its Phoenix. Runs with each change of args: the sandbox stays. */
export function stageSandbox(context: { id: string; msw: SetupWorker; sandbox: Sandbox }) {
  const sandbox = stages.get(context.id) ?? createSandbox({ transferSeconds: 0.5 });
  stages.set(context.id, sandbox);
  context.sandbox = sandbox;
  context.msw.use(
    http.get(tokenUrl, () => fetchToken(sandbox)),
    ...sandboxHandlers(sandbox, { url: checkoutUrl }),
  );
  return () => {
    stages.delete(context.id);
  };
}
