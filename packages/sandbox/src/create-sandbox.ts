import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { adminEndpoints } from './admin/admin-endpoints.js';
import { checkoutEndpoints, checkoutFaults } from './checkout/checkout-endpoints.js';
import { checkoutPage } from './checkout/checkout-page.js';
import { readCheckoutRequest } from './checkout/checkout-request.js';
import type { SandboxOrder } from './order/orders.js';
import type { SandboxPaymentLink } from './payment-link/payment-links.js';
import type { SandboxFaults } from './fault/sandbox-faults.js';
import { readSandboxOptions, type SandboxOptions } from './sandbox-options.js';
import { createSandboxState, type SandboxState } from './sandbox-state.js';
import { tokenEndpoint } from './token/token-endpoint.js';

/** A local Phoenix. */
export interface Sandbox {
  /**
   * Answers a request by its path and method; the host does not matter. A fault that resets the
   * connection comes as `Response.error()`.
   */
  fetch(request: Request): Promise<Response>;
  /** What goes wrong on purpose just now. */
  readonly faults: SandboxFaults;
  /**
   * Switches on exactly these faults; what is not named is off.
   *
   * @throws PhoenixError `invalid_option`
   */
  setFaults(faults: SandboxFaults): void;
  /** Switches all faults off, and forgets orders, sessions, payment links and counters. */
  reset(): void;
  /** How many requests the token endpoint has seen, those that it refused included. */
  readonly tokenRequests: number;
  /** How many tokens it has minted. */
  readonly tokensIssued: number;
  /** The orders, oldest first; the last 1000 are kept. */
  readonly orders: readonly SandboxOrder[];
  readonly paymentLinks: readonly SandboxPaymentLink[];
}

function sandboxApp(state: SandboxState): Hono {
  const page = checkoutPage();
  return new Hono()
    .use(bodyLimit({ maxSize: 65_536 }))
    .route('/', tokenEndpoint(state))
    .route('/', adminEndpoints(state))
    .route('/', checkoutEndpoints(state))
    .get('/', checkoutFaults(state), async (context) => {
      const request = await readCheckoutRequest(new URL(context.req.url).search, state);
      return context.html(page, 'error' in request ? request.status : 200, {
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
      });
    })
    .notFound((context) =>
      context.json({ error: 'not_found', error_description: 'No such address here.' }, 404),
    )
    .onError((_error, context) =>
      // Without the error's words: they could repeat what a client sent.
      context.json({ error: 'internal_error', error_description: 'The sandbox has a bug.' }, 500),
    );
}

/**
 * Makes a local Phoenix: token endpoint of both dialects (`POST /oauth/token`), checkout page
 * (`GET /`) and switches for faults (`/admin/faults`). It listens to nothing by itself: serve
 * it with `startSandbox`, MSW's `sandboxHandlers`, or anything else that speaks `fetch`.
 *
 * @throws PhoenixError `invalid_option`
 * @example
 * const sandbox = createSandbox({ transferSeconds: 0.1 });
 * const reply = await sandbox.fetch(new Request('http://sandbox/oauth/token', { method: 'POST', ... }));
 */
export function createSandbox(options?: SandboxOptions): Sandbox {
  const state = createSandboxState(readSandboxOptions(options));
  const app = sandboxApp(state);
  return {
    async fetch(request) {
      return app.fetch(request);
    },
    get faults() {
      return state.faults.current;
    },
    setFaults(faults) {
      state.faults.set(faults);
    },
    reset() {
      state.faults.set({});
      state.sessions.clear();
      state.orders.clear();
      state.links.clear();
      state.tokenRequests = 0;
      state.tokensIssued = 0;
    },
    get tokenRequests() {
      return state.tokenRequests;
    },
    get tokensIssued() {
      return state.tokensIssued;
    },
    get orders() {
      return state.orders.all;
    },
    get paymentLinks() {
      return state.links.all;
    },
  };
}
