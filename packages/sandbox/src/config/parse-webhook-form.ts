import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from './sandbox-error.js';
import type { WebhookForm } from './webhook-form.js';
import { isWebhookFormChoice, webhookFormTable } from './webhook-form-table.js';

function invalid(what: string, expected: string): never {
  throw new PhoenixError<SandboxErrorCode>('invalid_option', `${what} must be ${expected}.`);
}

/**
 * Checks a form that came from outside. A choice that does not exist is refused: a form that is
 * silently not sent would make a test pass without testing anything.
 *
 * @param what the form's name, for the error's message
 * @throws PhoenixError `invalid_option`
 */
export function parseWebhookForm(input: unknown, what: string): WebhookForm {
  const names = Object.keys(webhookFormTable).join(', ');
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    invalid(what, `an object of ${names}`);
  }
  const form: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (!isWebhookFormChoice(name)) invalid(`A choice of ${what}`, `one of ${names}`);
    if (value === undefined) continue;
    const values: readonly unknown[] = webhookFormTable[name];
    if (!values.includes(value)) {
      invalid(`${what}.${name}`, `one of ${values.map((each) => JSON.stringify(each)).join(', ')}`);
    }
    form[name] = value;
  }
  return form;
}
