import type { Command } from './command.js';
import { answersInWords, deliveryOptions, readDelivery } from './event-options.js';
import { textOf } from './option.js';

export const replay: Command = {
  name: 'replay',
  takes: '<event id>',
  words: [1, 1],
  summary: 'delivers an event once more',
  about: `The same event with the same bytes, signed anew. The panel shows the ids of events, and so does
GET /admin/webhooks.

  phoenix-sandbox replay evt_1767225600000_k3j5h7g9d
`,
  options: deliveryOptions,
  async run({ values, positionals: [eventId = ''], client, print }) {
    const path = `/admin/webhooks/${encodeURIComponent(eventId)}/replay`;
    const body = { wait: true, ...readDelivery(values, 'replay') };
    const reply = await client.ask('POST', path, body);
    print(`${eventId}: ${answersInWords(reply, Number(textOf(values, 'duplicate') ?? 1))}`);
  },
};
