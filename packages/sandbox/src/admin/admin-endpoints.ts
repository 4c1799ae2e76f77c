import { isPhoenixError } from '@phoenix-checkout/core';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { SandboxFaults } from '../fault/sandbox-faults.js';
import type { SandboxState } from '../sandbox-state.js';

const sandbox = 'This is the Phoenix Checkout sandbox: no real money, no real tokens.';

/** Switches faults and shows counters, from a page of any origin: there is nothing to protect here. */
export function adminEndpoints(state: SandboxState): Hono {
  const faults = () => ({ sandbox, faults: state.faults.current });
  return new Hono()
    .use('/admin/*', cors({ origin: '*', allowMethods: ['GET', 'POST', 'DELETE'] }))
    .get('/admin/faults', (context) => context.json(faults()))
    .post('/admin/faults', async (context) => {
      try {
        state.faults.set((await context.req.json()) as SandboxFaults);
      } catch (error) {
        const [code, message] = isPhoenixError(error)
          ? [error.code, error.message]
          : ['invalid_json', 'The body is not JSON.'];
        return context.json({ sandbox, error: code, error_description: message }, 400);
      }
      return context.json(faults());
    })
    .delete('/admin/faults', (context) => {
      state.faults.set({});
      return context.json(faults());
    })
    .get('/admin/stats', (context) =>
      context.json({
        sandbox,
        tokenRequests: state.tokenRequests,
        tokensIssued: state.tokensIssued,
        orders: state.orders.all,
      }),
    );
}
