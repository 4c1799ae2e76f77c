import { CheckoutSessions, PageGate } from '../checkout/index.js';
import { SandboxClock } from '../clock/index.js';
import type { SandboxConfig } from '../config/index.js';
import { FaultSwitches } from '../fault/index.js';
import { Journal } from '../journal/index.js';
import { Orders } from '../order/index.js';
import { PaymentLinks } from '../payment-link/index.js';
import { AccessTokens, TokenCounts } from '../token/index.js';
import { Webhooks } from '../webhook/index.js';

/** The state of a sandbox: each part has one owner. */
export interface SandboxState {
  /** Its `now` is the sandbox's own clock. */
  readonly config: SandboxConfig;
  readonly clock: SandboxClock;
  /** What happened: each part appends to it. */
  readonly journal: Journal;
  readonly tokens: AccessTokens;
  readonly counts: TokenCounts;
  readonly faults: FaultSwitches;
  readonly sessions: CheckoutSessions;
  readonly gate: PageGate;
  readonly orders: Orders;
  readonly links: PaymentLinks;
  readonly webhooks: Webhooks;
}

export function createSandboxState(options: SandboxConfig): SandboxState {
  const clock = new SandboxClock(options.now);
  const config = { ...options, now: clock.now };
  const { clientSecret, walletClientSecret, webhookSecret = '' } = config;
  const secrets = [clientSecret, walletClientSecret, webhookSecret];
  const journal = new Journal({ now: clock.now, secrets });
  const faults = new FaultSwitches(journal);
  const orders = new Orders(config, clock, journal);
  const links = new PaymentLinks(config.now, journal);
  return {
    config,
    clock,
    journal,
    tokens: new AccessTokens(config),
    counts: new TokenCounts(),
    faults,
    sessions: new CheckoutSessions(config.now, journal),
    gate: new PageGate(),
    orders,
    links,
    webhooks: new Webhooks({ config, clock, faults, journal, orders, links }),
  };
}

/** Switches all faults off and forgets what happened; the tokens stay valid, the time stays as it is. */
export function resetSandboxState(state: SandboxState): void {
  state.clock.clear();
  state.faults.clear();
  state.counts.clear();
  state.sessions.clear();
  state.orders.clear();
  state.links.clear();
  state.webhooks.clear();
  state.journal.clear();
}
