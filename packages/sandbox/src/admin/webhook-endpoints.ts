import { webhookWireTypes } from '@phoenix-checkout/core';
import { Hono } from 'hono';
import { parseWebhookForm } from '../config/index.js';
import type { SandboxClock } from '../clock/index.js';
import { advanceClock, type Journal } from '../journal/index.js';
import type { Orders } from '../order/index.js';
import type {
  DeliveryOptions,
  SandboxWebhookEvent,
  SandboxWebhookType,
  TriggerOptions,
  Webhooks,
} from '../webhook/index.js';
import { copiesRange, isJsonObject, type JsonObject } from '../value/index.js';
import { invalid, readFields, readText } from './read-fields.js';

/** What the endpoints drive and show. */
export interface WebhookAdminParts {
  readonly clock: SandboxClock;
  readonly journal: Journal;
  readonly orders: Orders;
  readonly webhooks: Webhooks;
}

const longestAdvanceSeconds = 31_536_000;

const isType = (type: unknown): type is SandboxWebhookType =>
  typeof type === 'string' && Object.hasOwn(webhookWireTypes, type);

function readChanges(fields: JsonObject, name: 'set' | 'add'): JsonObject | undefined {
  const changes = fields[name];
  if (changes === undefined || isJsonObject(changes)) return changes;
  return invalid(`${name} must be an object of values by their paths.`);
}

function readDelivery({ copies, wrongSignature }: JsonObject): DeliveryOptions {
  const [least, most] = copiesRange;
  const isWhole = Number.isInteger(copies) && Number(copies) >= least && Number(copies) <= most;
  if (copies !== undefined && !isWhole) {
    invalid(`copies must be a whole number from ${least} to ${most}.`);
  }
  return {
    ...(copies !== undefined && { copies: Number(copies) }),
    hasWrongSignature: wrongSignature === true,
  };
}

function readTrigger(fields: JsonObject) {
  const { type, form } = fields;
  if (!isType(type)) invalid(`type must be one of ${Object.keys(webhookWireTypes).join(', ')}.`);
  const options: TriggerOptions = {
    ...readDelivery(fields),
    subjectId: readText(fields, 'subjectId'),
    set: readChanges(fields, 'set'),
    add: readChanges(fields, 'add'),
    form: form === undefined ? undefined : parseWebhookForm(form, 'form'),
    isStrict: fields['strict'] === true,
  };
  return { type, options };
}

/** Shows webhooks, fires and replays them, and moves the clock that their retries wait for. */
export function webhookAdminEndpoints({
  clock,
  journal,
  orders,
  webhooks,
}: WebhookAdminParts): Hono {
  // Masked in each reply: a payment link's address carries an access token. What is sent is whole.
  const shown = () => ({ events: webhooks.events, deliveries: webhooks.deliveries });
  /** With `wait`, the event's deliveries once they were answered. */
  const answersTo = async (event: SandboxWebhookEvent, { wait }: JsonObject) => {
    if (wait !== true) return {};
    await clock.settled();
    return { hasReceiver: webhooks.hasReceiver, answered: webhooks.deliveriesOf([event]) };
  };
  return new Hono()
    .get('/admin/webhooks', (context) => context.json(journal.masked(shown())))
    .post('/admin/webhooks/trigger', async (context) => {
      const fields = await readFields(context);
      const { type, options } = readTrigger(fields);
      const event = webhooks.trigger(type, options);
      const reply = { ...event, ...(await answersTo(event, fields)) };
      return context.json(journal.masked(reply), 201);
    })
    .post('/admin/webhooks/:eventId/replay', async (context) => {
      const fields = await readFields(context);
      const event = webhooks.replay(context.req.param('eventId'), readDelivery(fields));
      const reply = { ...shown(), ...(await answersTo(event, fields)) };
      return context.json(journal.masked(reply), 201);
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
      await advanceClock({ clock, journal }, seconds);
      return context.json({ now: clock.now() });
    });
}
