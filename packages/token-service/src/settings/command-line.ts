import { parseArgs } from 'node:util';
import type { Setting } from './setting.js';
import { settings } from './settings.js';

/** The command line, before anybody looked whether its values fit. */
export interface CommandLine {
  command: 'serve' | 'refresh';
  help: boolean;
  version: boolean;
  flags: Map<string, string>;
  /** What is wrong with it, in sentences for a person. No values: one of them may be a secret. */
  problems: string[];
}

const all: readonly Setting[] = Object.values(settings);
const flagNames = new Set(all.flatMap(({ flag }) => flag ?? []));

const options = {
  ...Object.fromEntries([...flagNames].map((flag) => [flag, { type: 'string' as const }])),
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

export function readCommandLine(args: readonly string[]): CommandLine {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const line: CommandLine = {
    command: 'serve',
    help: false,
    version: false,
    flags: new Map(),
    problems: [],
  };
  let commands = 0;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      commands += 1;
      if (commands === 1 && token.value === 'refresh') line.command = 'refresh';
      else line.problems.push('The only command is refresh; without one the service starts.');
    } else if (token.kind === 'option') {
      readFlag(line, token.name, token.rawName, token.value);
    }
  }
  line.problems = [...new Set(line.problems)];
  return line;
}

function readFlag(line: CommandLine, name: string, rawName: string, value?: string): void {
  if (name === 'help') line.help = true;
  else if (name === 'version') line.version = true;
  else if (!flagNames.has(name)) line.problems.push(unknownFlag(name, rawName));
  else if (value === undefined || value.startsWith('--')) {
    line.problems.push(`--${name} needs a value.`);
  } else if (line.flags.has(name)) {
    line.problems.push(`--${name} is given twice.`);
  } else {
    line.flags.set(name, value);
  }
}

function unknownFlag(name: string, rawName: string): string {
  const env = `PHOENIX_${name.toUpperCase().replaceAll('-', '_')}`;
  return all.some((setting) => setting.env === env)
    ? `--${name} does not exist, because every user of the machine can read flags: set ${env} instead.`
    : `There is no flag ${rawName}.`;
}
