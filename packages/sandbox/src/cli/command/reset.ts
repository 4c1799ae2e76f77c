import type { Command } from './command.js';

export const reset: Command = {
  name: 'reset',
  takes: '',
  words: [0, 0],
  summary: 'empties everything: orders, links, webhooks, faults',
  about: 'Tokens stay valid, and the clock stays as it is.\n',
  options: {},
  async run({ client, print }) {
    await client.ask('POST', '/admin/reset');
    print('The sandbox is empty.');
  },
};
