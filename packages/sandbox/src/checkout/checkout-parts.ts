import type { SandboxConfig } from '../config/index.js';
import type { FaultSwitches } from '../fault/index.js';
import type { Journal } from '../journal/index.js';
import type { Orders } from '../order/index.js';
import type { PaymentLinks } from '../payment-link/index.js';
import type { AccessTokens } from '../token/index.js';
import type { PageGate } from './page-gate.js';
import type { CheckoutSessions } from './checkout-sessions.js';

/** What the checkout's endpoints work with. */
export interface CheckoutParts {
  readonly config: SandboxConfig;
  readonly tokens: AccessTokens;
  readonly faults: FaultSwitches;
  readonly sessions: CheckoutSessions;
  readonly gate: PageGate;
  readonly journal: Journal;
  readonly orders: Orders;
  readonly links: PaymentLinks;
}
