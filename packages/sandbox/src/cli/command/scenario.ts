import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../../config/index.js';
import { scenarios, type ScenarioResult, type ScenarioStep } from '../../scenario/index.js';
import type { Command } from './command.js';
import { textOf } from './option.js';
import { wrongUsage } from './wrong-usage.js';

const names = scenarios.map(({ name }) => name);
const widest = Math.max(...names.map(({ length }) => length));
const list = scenarios
  .map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`)
  .join('\n');

/** The time of day on the sandbox's clock, of this machine's time zone. */
const timeOf = (at: number) => new Date(at).toTimeString().slice(0, 8);

function ending(result: ScenarioResult): string {
  const { orderId, status, deliveries, attempts, hasReceiver } = result;
  const told = hasReceiver
    ? `${deliveries} deliveries, ${attempts} attempts`
    : 'no webhook was sent: the sandbox was started without --webhook';
  return `The order ${orderId} is ${status}; ${told}.`;
}

export const scenario: Command = {
  name: 'scenario',
  takes: '<name>',
  words: [1, 1],
  summary: 'plays a course of things that a shop has to survive',
  about: `Moves the sandbox's clock, says what happens as it happens, and ends when the last webhook was
answered with 200. Without --order, --link or --next it makes a fresh order.

${list}

  phoenix-sandbox scenario expired-then-paid --order kR3vX9aBcD1eFgH2iJkL4m
  phoenix-sandbox scenario webhook-first --next      # then pay in the shop
`,
  options: {
    order: { type: 'string', value: 'ID', text: 'a pending order, such as one of your shop' },
    link: { type: 'string', value: 'ID', text: 'an unused payment link, for link-paid-elsewhere' },
    next: { type: 'boolean', text: 'waits for the next order (payment link) of a checkout' },
    address: { type: 'string', value: '0x...', text: 'the wallet of a fresh order' },
    amount: { type: 'string', value: '100', text: 'the amount of a fresh order, in US dollars' },
    'partner-id': {
      type: 'string',
      value: 'ID',
      text: "your shop's own number of a fresh order, told as external_partner_id",
    },
  },
  async run({ values, positionals: [name = ''], client, print }) {
    if (!names.includes(name)) {
      throw wrongUsage(`There is no such scenario. There are ${names.join(', ')}.`, 'scenario');
    }
    const body = {
      orderId: textOf(values, 'order'),
      linkId: textOf(values, 'link'),
      next: values['next'] === true,
      address: textOf(values, 'address'),
      amount: textOf(values, 'amount'),
      externalPartnerId: textOf(values, 'partner-id'),
    };
    let result: ScenarioResult | undefined;
    for await (const line of client.askForLines(`/admin/scenarios/${name}`, body)) {
      const step = line['step'] as ScenarioStep | undefined;
      if (step) print(`${timeOf(step.at)}  ${step.text}`);
      result = (line['result'] as ScenarioResult | undefined) ?? result;
    }
    if (!result) {
      throw new PhoenixError<SandboxErrorCode>(
        'sandbox_not_found',
        'The sandbox ended before the scenario did.',
      );
    }
    print(ending(result));
    if (result.givenUp === 0) return;
    throw new PhoenixError<SandboxErrorCode>(
      'webhook_not_accepted',
      `${result.givenUp} of ${result.deliveries} deliveries were given up: your webhook never answered them with 200.`,
    );
  },
};
