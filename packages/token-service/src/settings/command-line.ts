import { parseArgs } from 'node:util';
import type { ConfigProblem } from './config-error.js';
import type { Setting } from './setting.js';
import { settingNames, settings, type SettingName } from './settings.js';

/** The command line, before anybody looked whether its values fit. */
export interface CommandLine {
  command: 'serve' | 'refresh';
  help: boolean;
  version: boolean;
  flags: Map<string, string>;
  problems: ConfigProblem[];
}

const all: readonly Setting[] = Object.values(settings);
/** The settings that have a flag, by its name. */
const settingByFlag = new Map(
  settingNames.flatMap((name): [string, SettingName][] => {
    const { flag }: Setting = settings[name];
    return flag === undefined ? [] : [[flag, name]];
  }),
);

const options = {
  ...Object.fromEntries(
    [...settingByFlag.keys()].map((flag) => [flag, { type: 'string' as const }]),
  ),
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
      else report(line, 'The only command is refresh; without a command the service starts.');
    } else if (token.kind === 'option') {
      readFlag(line, token.name, token.rawName, token.value);
    }
  }
  return line;
}

/** Once, however often it is wrong. */
function report(line: CommandLine, message: string, setting?: SettingName): void {
  const isKnown = line.problems.some((problem) => problem.message === message);
  if (!isKnown) line.problems.push({ setting, message });
}

function readFlag(line: CommandLine, name: string, rawName: string, value?: string): void {
  const setting = settingByFlag.get(name);
  if (name === 'help') line.help = true;
  else if (name === 'version') line.version = true;
  else if (!setting) report(line, unknownFlag(name, rawName));
  else if (value === undefined || value.startsWith('--')) {
    report(line, `--${name} needs a value.`, setting);
  } else if (line.flags.has(name)) {
    report(line, `--${name} is given twice.`, setting);
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
