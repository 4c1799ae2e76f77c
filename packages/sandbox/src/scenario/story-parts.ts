import type { CheckoutSessions, PageGate } from '../checkout/index.js';
import type { SandboxClock } from '../clock/index.js';
import type { SandboxConfig } from '../config/index.js';
import type { Journal } from '../journal/index.js';
import type { Orders } from '../order/index.js';
import type { PaymentLinks } from '../payment-link/index.js';
import type { AccessTokens } from '../token/index.js';
import type { Webhooks } from '../webhook/index.js';

/** What a story moves. */
export interface StoryParts {
  readonly config: SandboxConfig;
  readonly clock: SandboxClock;
  readonly journal: Journal;
  readonly tokens: AccessTokens;
  readonly sessions: CheckoutSessions;
  readonly gate: PageGate;
  readonly orders: Orders;
  readonly links: PaymentLinks;
  readonly webhooks: Webhooks;
}
