import type { Command } from './command.js';
import { readAssignments } from './event-options.js';
import { wrongUsage } from './wrong-usage.js';

/** `token.reply` and its value, in the groups of the sandbox. */
function inGroups(fields: Record<string, unknown>): Record<string, Record<string, unknown>> {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const [path, value] of Object.entries(fields)) {
    const [group = '', name, ...more] = path.split('.');
    if (!name || more.length > 0) throw wrongUsage('A fault is group.name=value.', 'faults');
    (groups[group] ??= {})[name] = value;
  }
  return groups;
}

export const faults: Command = {
  name: 'faults',
  takes: '[<fault>=<value> ...]',
  words: [0, 100],
  summary: 'shows the faults, or switches on exactly those that are named',
  about: `  phoenix-sandbox faults token.reply=429 token.times=2
  phoenix-sandbox faults webhook.unreachable=true
  phoenix-sandbox faults --off
`,
  options: { off: { type: 'boolean', text: 'switches all off' } },
  async run({ values, positionals, client, print }) {
    const isOff = values['off'] === true;
    if (isOff && positionals.length > 0) {
      throw wrongUsage('Name faults, or say --off; not both.', 'faults');
    }
    const wanted = inGroups(readAssignments(positionals, 'faults', 'faults'));
    const reply = isOff
      ? await client.ask('DELETE', '/admin/faults')
      : positionals.length > 0
        ? await client.ask('POST', '/admin/faults', wanted)
        : await client.ask('GET', '/admin/faults');
    print(JSON.stringify(reply['faults'], undefined, 2));
  },
};
