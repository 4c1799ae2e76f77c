import type { CheckoutSession } from '../checkout/index.js';
import type { SandboxFaults } from '../fault/index.js';
import type { SavedJournal } from '../journal/index.js';
import type { OrderRecord } from '../order/index.js';
import type { SandboxPaymentLink } from '../payment-link/index.js';
import type { SavedTokenCounts } from '../token/index.js';
import type { SavedWebhooks } from '../webhook/index.js';
import type { SandboxState } from './sandbox-state.js';

/** Goes up when a sandbox cannot read what an earlier one has saved. */
const FORM = 1;

/** What a sandbox knows, as JSON. Sessions and payment links in it are as good as tokens. */
export interface SavedState {
  /** Tells a file of the sandbox from others. */
  readonly phoenixSandbox: typeof FORM;
  readonly aheadMs: number;
  readonly faults: SandboxFaults;
  readonly counts: SavedTokenCounts;
  readonly sessions: CheckoutSession[];
  readonly orders: OrderRecord[];
  readonly links: SandboxPaymentLink[];
  readonly webhooks: SavedWebhooks;
  readonly journal: SavedJournal;
}

/** True if `restoreSandboxState` can read it. */
export function isSavedState(value: unknown): value is SavedState {
  return (value as Partial<SavedState> | null)?.phoenixSandbox === FORM;
}

/** What every owner of state knows at this moment. */
export function saveSandboxState(state: SandboxState): SavedState {
  return {
    phoenixSandbox: FORM,
    aheadMs: state.clock.save(),
    faults: state.faults.current,
    counts: state.counts.save(),
    sessions: state.sessions.save(),
    orders: state.orders.save(),
    links: state.links.save(),
    webhooks: state.webhooks.save(),
    journal: state.journal.save(),
  };
}

/** Gives it back to them: the journal first, as what is due now is appended to it. */
export function restoreSandboxState(state: SandboxState, saved: SavedState): void {
  state.journal.restore(saved.journal);
  state.clock.restore(saved.aheadMs);
  state.faults.restore(saved.faults);
  state.counts.restore(saved.counts);
  state.sessions.restore(saved.sessions);
  state.links.restore(saved.links);
  state.webhooks.restore(saved.webhooks);
  state.orders.restore(saved.orders);
  state.journal.append({
    kind: 'sandbox',
    type: 'restarted',
    title: 'The sandbox was started again, with its data',
  });
}
