import { isPhoenixError } from '@phoenix-checkout/core';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { FaultSwitches, SandboxFaults } from '../fault/index.js';
import type { Orders } from '../order/index.js';
import type { TokenCounts } from '../token/index.js';

/** What the endpoints drive and show. */
export interface AdminParts {
  readonly faults: FaultSwitches;
  readonly orders: Orders;
  readonly counts: TokenCounts;
}

const sandbox = 'This is the Phoenix Checkout sandbox: no real money, no real tokens.';

/** Switches faults and shows counters, from a page of any origin: there is nothing to protect here. */
export function adminEndpoints({ faults, orders, counts }: AdminParts): Hono {
  const shownFaults = () => ({ sandbox, faults: faults.current });
  return new Hono()
    .use('/admin/*', cors({ origin: '*', allowMethods: ['GET', 'POST', 'DELETE'] }))
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
    );
}
