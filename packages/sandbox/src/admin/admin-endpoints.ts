import { isPhoenixError } from '@phoenix-checkout/core';
import { Hono } from 'hono';
import type { SandboxConfig } from '../config/index.js';
import type { FaultSwitches, SandboxFaults } from '../fault/index.js';
import { localAccess } from '../http/index.js';
import type { TokenCounts } from '../token/index.js';
import { webhookAdminEndpoints, type WebhookAdminParts } from './webhook-endpoints.js';

/** What the endpoints drive and show. */
export interface AdminParts extends WebhookAdminParts {
  readonly config: SandboxConfig;
  readonly faults: FaultSwitches;
  readonly counts: TokenCounts;
}

const sandbox = 'This is the Phoenix Checkout sandbox: no real money, no real tokens.';

/** Switches faults and shows counters, for whoever works on this machine. */
export function adminEndpoints(parts: AdminParts): Hono {
  const { config, faults, orders, counts } = parts;
  const shownFaults = () => ({ sandbox, faults: faults.current });
  return new Hono()
    .use('/admin/*', localAccess({ ...config, allowMethods: ['GET', 'POST', 'DELETE'] }))
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
    .route('/', webhookAdminEndpoints(parts));
}
