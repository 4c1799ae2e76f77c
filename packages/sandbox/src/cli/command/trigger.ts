import { webhookWireTypes } from '@phoenix-checkout/core';
import type { Command } from './command.js';
import { answersInWords, deliveryOptions, readAssignments, readDelivery } from './event-options.js';
import { textOf, textsOf } from './option.js';
import { readWebhookForm, webhookFormLines, webhookFormOption } from './webhook-form-option.js';
import { wrongUsage } from './wrong-usage.js';

const events = Object.keys(webhookWireTypes);

export const trigger: Command = {
  name: 'trigger',
  takes: '<event>',
  words: [1, 1],
  summary: 'fires a webhook event by hand',
  about: `Tells of the latest order or payment link, or of --subject; changes nothing but what your
webhook is told. Events: ${events.join(', ')}.

  phoenix-sandbox trigger order_status_updated --set order.orderStatus=expired --duplicate 3
  phoenix-sandbox trigger order_created --webhook-form amounts=strings

What --webhook-form takes; what it does not name is as the sandbox was started:

${webhookFormLines}
`,
  options: {
    subject: { type: 'string', value: 'ID', text: 'the order or payment link that it tells of' },
    set: {
      type: 'string',
      multiple: true,
      value: 'PATH=VALUE',
      text: 'changes a field, by its path below data; may be repeated',
    },
    add: {
      type: 'string',
      multiple: true,
      value: 'PATH=VALUE',
      text: 'adds a field that the event does not have; may be repeated',
    },
    ...webhookFormOption,
    ...deliveryOptions,
  },
  async run({ values, positionals: [type], client, print }) {
    if (!events.includes(type ?? '')) {
      throw wrongUsage(`There is no such event. There are ${events.join(', ')}.`, 'trigger');
    }
    const subjectId = textOf(values, 'subject');
    const body = {
      type,
      ...(subjectId !== undefined && { subjectId }),
      set: readAssignments(textsOf(values, 'set'), '--set', 'trigger'),
      add: readAssignments(textsOf(values, 'add'), '--add', 'trigger'),
      form: readWebhookForm(values, 'trigger'),
      strict: true,
      wait: true,
      ...readDelivery(values, 'trigger'),
    };
    const reply = await client.ask('POST', '/admin/webhooks/trigger', body);
    print(`${reply['type']} ${reply['id']}: ${answersInWords(reply)}`);
  },
};
