import { isPhoenixError, PhoenixError, webhookWireTypes } from '@phoenix-checkout/core';
import { Hono, type Context } from 'hono';
import type { SandboxClock } from '../clock/index.js';
import type { SandboxErrorCode } from '../config/index.js';
import type { Orders } from '../order/index.js';
import type { SandboxWebhookType, TriggerOptions, Webhooks } from '../webhook/index.js';

/** What the endpoints drive and show. */
export interface WebhookAdminParts {
  readonly clock: SandboxClock;
  readonly orders: Orders;
  readonly webhooks: Webhooks;
}

type Fields = Record<string, unknown>;

const longestAdvanceSeconds = 31_536_000;

function invalid(expected: string): never {
  throw new PhoenixError<SandboxErrorCode>('invalid_option', expected);
}

async function readFields(context: Context): Promise<Fields> {
  const body: unknown = await context.req.json().catch(() => invalid('The body must be JSON.'));
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Fields;
  return invalid('The body must be a JSON object.');
}

const isType = (type: unknown): type is SandboxWebhookType =>
  typeof type === 'string' && Object.hasOwn(webhookWireTypes, type);

function readTrigger({ type, subjectId, set, copies, wrongSignature }: Fields) {
  if (!isType(type)) invalid(`type must be one of ${Object.keys(webhookWireTypes).join(', ')}.`);
  const isWhole = Number.isInteger(copies) && Number(copies) >= 1 && Number(copies) <= 100;
  if (copies !== undefined && !isWhole) invalid('copies must be a whole number from 1 to 100.');
  if (set !== undefined && (typeof set !== 'object' || set === null)) {
    invalid('set must be an object of values by their paths.');
  }
  const options: TriggerOptions = {
    ...(typeof subjectId === 'string' && { subjectId }),
    ...(set !== undefined && { set: set as Fields }),
    ...(copies !== undefined && { copies: Number(copies) }),
    hasWrongSignature: wrongSignature === true,
  };
  return { type, options };
}

/** Shows webhooks, fires and replays them, and moves the clock that their retries wait for. */
export function webhookAdminEndpoints({ clock, orders, webhooks }: WebhookAdminParts): Hono {
  const shown = () => ({ events: webhooks.events, deliveries: webhooks.deliveries });
  return new Hono()
    .get('/admin/webhooks', (context) => context.json(shown()))
    .post('/admin/webhooks/trigger', async (context) => {
      const { type, options } = readTrigger(await readFields(context));
      return context.json(webhooks.trigger(type, options), 201);
    })
    .post('/admin/webhooks/:eventId/replay', async (context) => {
      webhooks.replay(context.req.param('eventId'));
      return context.json(shown(), 201);
    })
    .post('/admin/orders/:id/release', (context) => {
      const id = context.req.param('id');
      if (!orders.get(id)) invalid('There is no such order.');
      orders.release(id);
      return context.json(orders.get(id));
    })
    .post('/admin/clock', async (context) => {
      const { advanceSeconds: seconds } = await readFields(context);
      const isValid = typeof seconds === 'number' && seconds >= 0;
      if (!isValid || seconds > longestAdvanceSeconds) {
        invalid(`advanceSeconds must be a number from 0 to ${longestAdvanceSeconds}.`);
      }
      await clock.advance(seconds * 1000);
      return context.json({ now: clock.now() });
    })
    .onError((error, context) => {
      if (!isPhoenixError(error)) throw error;
      return context.json({ error: error.code, error_description: error.message }, 400);
    });
}
