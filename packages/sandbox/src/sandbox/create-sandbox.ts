import { sandboxApp } from './sandbox-app.js';
import { createSandboxState, resetSandboxState } from './sandbox-state.js';
import { readSandboxOptions, type SandboxOptions } from '../config/index.js';
import type { SandboxFaults } from '../fault/index.js';
import type { SandboxOrder } from '../order/index.js';
import type { SandboxPaymentLink } from '../payment-link/index.js';
import type { Webhooks } from '../webhook/index.js';

/** A local Phoenix. */
export interface Sandbox {
  /**
   * Answers a request by its path and method. A fault that resets the connection gives
   * `Response.error()`.
   */
  fetch(request: Request): Promise<Response>;
  /** The faults that are switched on. */
  readonly faults: SandboxFaults;
  /**
   * Switches on exactly these faults; all others are off.
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
  /** Webhook events and what became of their deliveries; fires and replays them. */
  readonly webhooks: Pick<Webhooks, 'events' | 'deliveries' | 'trigger' | 'replay'>;
  /**
   * Releases the USDC of an order, whatever has become of it: the payer's money came late.
   * Nothing happens to an order that is not there, or fulfilled already.
   */
  releaseOrder(orderId: string): void;
  /**
   * Moves the sandbox's clock ahead. Resolves when all that became due meanwhile is done: transfers,
   * the ends of orders, webhooks with their retries.
   */
  advance(seconds: number): Promise<void>;
  /** Resolves when no webhook that is due is under way. */
  settled(): Promise<void>;
}

/**
 * Makes a local Phoenix: token endpoint of both dialects (`POST /oauth/token`), checkout page
 * (`GET /`) and switches for faults (`/admin/faults`). It does not listen by itself: serve it with
 * `startSandbox`, MSW's `sandboxHandlers`, or anything else that takes a `fetch` function.
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
      resetSandboxState(state);
    },
    get tokenRequests() {
      return state.counts.requests;
    },
    get tokensIssued() {
      return state.counts.issued;
    },
    get orders() {
      return state.orders.all;
    },
    get paymentLinks() {
      return state.links.all;
    },
    webhooks: state.webhooks,
    releaseOrder(orderId) {
      state.orders.release(orderId);
    },
    advance(seconds) {
      return state.clock.advance(seconds * 1000);
    },
    settled() {
      return state.clock.settled();
    },
  };
}
