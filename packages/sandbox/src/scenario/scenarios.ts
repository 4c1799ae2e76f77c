import { duplicates } from './duplicates.js';
import { expiredThenPaid } from './expired-then-paid.js';
import { fulfilledThenExpired } from './fulfilled-then-expired.js';
import { fulfilledWithoutHash } from './fulfilled-without-hash.js';
import { linkPaidElsewhere } from './link-paid-elsewhere.js';
import { paidAfterTabClosed } from './paid-after-tab-closed.js';
import { paid } from './paid.js';
import { reordered } from './reordered.js';
import type { Scenario } from './scenario.js';
import { webhookFirst } from './webhook-first.js';
import { webhooksDownForAnHour } from './webhooks-down-for-an-hour.js';

/** All of them, the simplest first. */
export const scenarios: readonly Scenario[] = [
  paid,
  paidAfterTabClosed,
  expiredThenPaid,
  fulfilledThenExpired,
  webhookFirst,
  duplicates,
  reordered,
  fulfilledWithoutHash,
  linkPaidElsewhere,
  webhooksDownForAnHour,
];
