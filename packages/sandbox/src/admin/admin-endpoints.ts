import { isPhoenixError } from '@phoenix-checkout/core';
import { Hono } from 'hono';
import type { FaultSwitches, SandboxFaults } from '../fault/index.js';
import { localAccess } from '../http/index.js';
import type { StoryParts } from '../scenario/index.js';
import type { TokenCounts } from '../token/index.js';
import { scenarioEndpoints } from './scenario-endpoints.js';
import { webhookAdminEndpoints } from './webhook-endpoints.js';

/** What the endpoints drive and show. */
export interface AdminParts extends StoryParts {
  readonly faults: FaultSwitches;
  readonly counts: TokenCounts;
  /** Empties everything. */
  readonly reset: () => void;
}

const sandbox = 'This is the Phoenix Checkout sandbox: no real money, no real tokens.';

/** Switches faults and shows counters, for whoever works on this machine. */
export function adminEndpoints(parts: AdminParts): Hono {
  const { config, clock, faults, orders, counts, journal, reset } = parts;
  const shownFaults = () => ({ sandbox, faults: faults.current });
  return new Hono()
    .use('/admin/*', localAccess({ ...config, allowMethods: ['GET', 'POST', 'DELETE'] }))
    .get('/admin', (context) =>
      context.json({
        sandbox,
        run: journal.run,
        now: clock.now(),
        webhookUrl: config.webhookUrl ?? null,
      }),
    )
    .get('/admin/faults', (context) => context.json(shownFaults()))
    .post('/admin/faults', async (context) => {
      try {
        faults.set((await context.req.json()) as SandboxFaults);
      } catch (error) {
        const [code, message] = isPhoenixError(error)
          ? [error.code, error.message]
          : ['invalid_json', 'The body is not JSON.'];
        return context.json({ sandbox, error: code, error_description: message }, 400);
      }
      return context.json(shownFaults());
    })
    .delete('/admin/faults', (context) => {
      faults.set({});
      return context.json(shownFaults());
    })
    .get('/admin/stats', (context) =>
      context.json({
        sandbox,
        tokenRequests: counts.requests,
        tokensIssued: counts.issued,
        orders: orders.all,
      }),
    )
    .post('/admin/reset', (context) => {
      reset();
      return context.json({ sandbox });
    })
    .route('/', webhookAdminEndpoints(parts))
    .route('/', scenarioEndpoints(parts))
    .onError((error, context) => {
      if (!isPhoenixError(error)) throw error;
      return context.json({ error: error.code, error_description: error.message }, 400);
    });
}
