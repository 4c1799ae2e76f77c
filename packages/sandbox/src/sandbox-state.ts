import { AccessTokens } from './token/access-tokens.js';
import { CheckoutSessions } from './checkout/checkout-sessions.js';
import { FaultSwitches } from './fault/fault-switches.js';
import { Orders } from './order/orders.js';
import { PaymentLinks } from './payment-link/payment-links.js';
import type { SandboxConfig } from './sandbox-options.js';

/** Everything that a sandbox remembers. */
export interface SandboxState {
  readonly config: SandboxConfig;
  readonly tokens: AccessTokens;
  readonly faults: FaultSwitches;
  readonly sessions: CheckoutSessions;
  readonly orders: Orders;
  readonly links: PaymentLinks;
  tokenRequests: number;
  tokensIssued: number;
}

export function createSandboxState(config: SandboxConfig): SandboxState {
  return {
    config,
    tokens: new AccessTokens(config),
    faults: new FaultSwitches(),
    sessions: new CheckoutSessions(config.now),
    orders: new Orders(config),
    links: new PaymentLinks(config.now),
    tokenRequests: 0,
    tokensIssued: 0,
  };
}
