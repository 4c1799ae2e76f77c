import type { Command } from './command.js';
import { wrongUsage } from './wrong-usage.js';

const secondsOf = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

function readSeconds(text: string): number {
  const [, number, unit = 's'] = /^(\d{1,9})([smhd])?$/.exec(text) ?? [];
  if (number === undefined) {
    throw wrongUsage('The time must be like 90s, 25m, 2h or 1d.', 'advance');
  }
  return Number(number) * secondsOf[unit as keyof typeof secondsOf];
}

export const advance: Command = {
  name: 'advance',
  takes: '<time>',
  words: [1, 1],
  summary: "moves the sandbox's clock ahead: orders end, retries come due",
  about: `Ends when all that became due meanwhile is done.

  phoenix-sandbox advance 25m
`,
  options: {},
  async run({ positionals: [time = ''], client, print }) {
    const body = { advanceSeconds: readSeconds(time) };
    const { now } = await client.ask('POST', '/admin/clock', body);
    print(`The sandbox's clock says ${new Date(Number(now)).toISOString()}.`);
  },
};
