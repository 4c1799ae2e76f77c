import { sandboxApp } from './sandbox-app.js';
import { createSandboxState, resetSandboxState, type SandboxState } from './sandbox-state.js';
import { readSandboxOptions, type SandboxOptions } from '../config/index.js';
import type { SandboxFaults } from '../fault/index.js';
import { advanceClock } from '../journal/index.js';
import type { SandboxOrder } from '../order/index.js';
import type { SandboxPaymentLink } from '../payment-link/index.js';
import { runScenario, type ScenarioOptions, type ScenarioResult } from '../scenario/index.js';
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
  /**
   * Runs a scenario, such as `paid` or `expired-then-paid`, on an order that is there or a fresh one.
   * It moves the sandbox's clock, and resolves when its last webhook was answered with 200 or given up.
   *
   * @throws PhoenixError `invalid_option` for a name that does not exist, or an order that is not
   *   pending
   * @example
   * await sandbox.scenario('duplicates', { orderId });
   */
  scenario(name: string, options?: ScenarioOptions): Promise<ScenarioResult>;
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
  return sandboxOf(createSandboxState(readSandboxOptions(options)));
}

/** The sandbox whose state this is. */
export function sandboxOf(state: SandboxState): Sandbox {
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
      return advanceClock(state, seconds);
    },
    settled() {
      return state.clock.settled();
    },
    scenario(name, options) {
      return runScenario(name, state, options);
    },
  };
}
