import { CheckoutSessions } from '../checkout/index.js';
import type { SandboxConfig } from '../config/index.js';
import { FaultSwitches } from '../fault/index.js';
import { Orders } from '../order/index.js';
import { PaymentLinks } from '../payment-link/index.js';
import { AccessTokens, TokenCounts } from '../token/index.js';

/** The state of a sandbox: each part has one owner. */
export interface SandboxState {
  readonly config: SandboxConfig;
  readonly tokens: AccessTokens;
  readonly counts: TokenCounts;
  readonly faults: FaultSwitches;
  readonly sessions: CheckoutSessions;
  readonly orders: Orders;
  readonly links: PaymentLinks;
}

export function createSandboxState(config: SandboxConfig): SandboxState {
  return {
    config,
    tokens: new AccessTokens(config),
    counts: new TokenCounts(),
    faults: new FaultSwitches(),
    sessions: new CheckoutSessions(config.now),
    orders: new Orders(config),
    links: new PaymentLinks(config.now),
  };
}

/** Switches all faults off and forgets what happened; the tokens stay valid. */
export function resetSandboxState(state: SandboxState): void {
  state.faults.set({});
  state.counts.clear();
  state.sessions.clear();
  state.orders.clear();
  state.links.clear();
}
