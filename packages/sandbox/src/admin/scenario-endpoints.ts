import { isPhoenixError } from '@phoenix-checkout/core';
import { Hono } from 'hono';
import {
  findScenario,
  runScenario,
  scenarios,
  type ScenarioOptions,
  type StoryParts,
} from '../scenario/index.js';
import type { JsonObject } from '../value/index.js';
import { invalid, readFields, readText } from './read-fields.js';

function readOptions(fields: JsonObject): ScenarioOptions {
  const { next } = fields;
  if (next !== undefined && typeof next !== 'boolean') invalid('next must be true or false.');
  return {
    orderId: readText(fields, 'orderId'),
    linkId: readText(fields, 'linkId'),
    next,
    address: readText(fields, 'address'),
    amount: readText(fields, 'amount'),
    externalPartnerId: readText(fields, 'externalPartnerId'),
  };
}

function errorLine(error: unknown, onError: (error: unknown) => void) {
  if (isPhoenixError(error)) return { error: error.code, error_description: error.message };
  onError(error);
  return { error: 'internal_error', error_description: 'The sandbox has a bug.' };
}

/** Lines of JSON: one for each step as it happens, the last one with `result` or `error`. */
function runInLines(name: string, options: ScenarioOptions, parts: StoryParts): ReadableStream {
  const encoder = new TextEncoder();
  const abort = new AbortController();
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (line: object) => {
        if (!abort.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      const run = { ...options, signal: abort.signal, onStep: (step: object) => write({ step }) };
      // Not awaited: the stream's reader may leave before the end.
      void runScenario(name, parts, run)
        .then((result) => write({ result }))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) write(errorLine(error, parts.config.onError));
        })
        .finally(() => {
          if (!abort.signal.aborted) controller.close();
        });
    },
    cancel() {
      abort.abort();
    },
  });
}

/** Lists scenarios and runs them. */
export function scenarioEndpoints(parts: StoryParts): Hono {
  return new Hono()
    .get('/admin/scenarios', (context) =>
      context.json({ scenarios: scenarios.map(({ name, summary }) => ({ name, summary })) }),
    )
    .post('/admin/scenarios/:name', async (context) => {
      const { name } = findScenario(context.req.param('name'));
      const options = readOptions(await readFields(context));
      return context.body(runInLines(name, options, parts), 200, {
        'Content-Type': 'application/x-ndjson',
        'Cache-Control': 'no-store',
      });
    });
}
