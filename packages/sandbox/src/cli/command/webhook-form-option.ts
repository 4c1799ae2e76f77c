import { isWebhookFormChoice, webhookFormTable, type WebhookForm } from '../../config/index.js';
import { textsOf, type Options, type Values } from './option.js';
import { wrongUsage } from './wrong-usage.js';

/** The option that chooses among the documented forms of webhooks. */
export const webhookFormOption = {
  'webhook-form': {
    type: 'string',
    multiple: true,
    value: 'NAME=VALUE',
    text: 'one of the documented forms of webhooks; may be repeated',
  },
} as const satisfies Options;

const names = Object.keys(webhookFormTable);
const widest = Math.max(...names.map(({ length }) => length));

/** What the option takes, for the help: a line for each name. */
export const webhookFormLines = Object.entries(webhookFormTable)
  .map(([name, values]) => `  ${name.padEnd(widest)}  ${values.join(', ')}`)
  .join('\n');

/** @throws PhoenixError `invalid_option` for a name or value that does not exist, with those that do */
export function readWebhookForm(values: Values, command: string): WebhookForm {
  const form: Record<string, unknown> = {};
  for (const assignment of textsOf(values, 'webhook-form')) {
    const at = assignment.indexOf('=');
    if (at < 1) {
      throw wrongUsage('--webhook-form takes name=value, such as timestamps=zoneless.', command);
    }
    const name = assignment.slice(0, at);
    if (!isWebhookFormChoice(name)) {
      throw wrongUsage(`--webhook-form has no such name. It has ${names.join(', ')}.`, command);
    }
    const known: readonly (string | boolean)[] = webhookFormTable[name];
    // By their texts: false is no text in the form, and "null" is one.
    const value = known.find((each) => String(each) === assignment.slice(at + 1));
    if (value === undefined) {
      throw wrongUsage(`--webhook-form ${name} takes one of ${known.join(', ')}.`, command);
    }
    form[name] = value;
  }
  return form;
}
