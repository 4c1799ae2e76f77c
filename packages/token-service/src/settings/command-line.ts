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

/** The settings that have a flag, by its name. */
const settingByFlag = new Map(
  settingNames.flatMap((name): [string, SettingName][] => {
    const { flag }: Setting = settings[name];
    return flag === undefined ? [] : [[flag, name]];
  }),
);

const helpFlags = new Set(['--help', '-h']);
const versionFlags = new Set(['--version', '-v']);

/** The name of a flag with its dashes, without what is written behind it. */
function rawNameOf(arg: string): string {
  const [long = arg] = arg.split('=', 1);
  return arg.startsWith('--') ? long : arg.slice(0, 2);
}

/**
 * Takes the value of a flag, from behind its `=` or from the next argument, also where there is no such
 * flag: nobody is told that a value is no command.
 */
function takeValue(arg: string, rawName: string, rest: string[]): string | undefined {
  if (rawName !== arg) return arg.slice(rawName.length + 1);
  const [next = '--'] = rest;
  const isFlag = next.startsWith('--') || helpFlags.has(next) || versionFlags.has(next);
  return isFlag ? undefined : rest.shift();
}

export function readCommandLine(args: readonly string[]): CommandLine {
  const line: CommandLine = {
    command: 'serve',
    help: false,
    version: false,
    flags: new Map(),
    problems: [],
  };
  const rest = [...args];
  let commands = 0;
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const rawName = rawNameOf(arg);
    if (helpFlags.has(rawName)) line.help = true;
    else if (versionFlags.has(rawName)) line.version = true;
    else if (arg.startsWith('-')) readFlag(line, rawName, takeValue(arg, rawName, rest));
    else {
      commands += 1;
      if (commands === 1 && arg === 'refresh') line.command = 'refresh';
      else report(line, 'The only command is refresh; without a command the service starts.');
    }
  }
  return line;
}

/** Once, however often it is wrong. */
function report(line: CommandLine, message: string, setting?: SettingName): void {
  const isKnown = line.problems.some((problem) => problem.message === message);
  if (!isKnown) line.problems.push({ setting, message });
}

function readFlag(line: CommandLine, rawName: string, value: string | undefined): void {
  const flag = rawName.slice(2);
  const setting = settingByFlag.get(flag);
  if (!setting) reportUnknown(line, rawName);
  else if (value === undefined) report(line, `${rawName} needs a value.`, setting);
  else if (line.flags.has(flag)) report(line, `${rawName} is given twice.`, setting);
  else line.flags.set(flag, value);
}

function reportUnknown(line: CommandLine, rawName: string): void {
  const env = `PHOENIX_${rawName.slice(2).toUpperCase().replaceAll('-', '_')}`;
  const setting = settingNames.find((name) => settings[name].env === env);
  if (setting === undefined) {
    report(line, `There is no flag ${rawName}.`);
    return;
  }
  const why = `${rawName} does not exist, because every user of the machine can read flags`;
  report(line, `${why}: set ${env} instead.`, setting);
}
