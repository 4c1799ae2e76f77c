import type { Command } from './command.js';

export const release: Command = {
  name: 'release',
  takes: '<order id>',
  words: [1, 1],
  summary: "releases an order's USDC, whatever has become of it: a late payment",
  about: '',
  options: {},
  async run({ positionals: [orderId = ''], client, print }) {
    const path = `/admin/orders/${encodeURIComponent(orderId)}/release`;
    const { status } = await client.ask('POST', path);
    print(`The order is ${status}.`);
  },
};
