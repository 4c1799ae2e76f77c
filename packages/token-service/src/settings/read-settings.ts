import { parseArgs } from 'node:util';
import { nameOf, type Setting } from './setting.js';
import { settings, type SettingName, type SettingValues } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What stood on the command line, before anybody looked whether it fits. */
export interface CommandLine {
  command: 'serve' | 'refresh';
  help: boolean;
  version: boolean;
  flags: Map<string, string>;
  /** What is wrong with it, in sentences for a person. No values: one of them may be a secret. */
  problems: string[];
}

const all = Object.entries(settings) as [SettingName, Setting][];
const byFlag = new Map(
  all.flatMap(([, setting]) => (setting.flag ? [[setting.flag, setting]] : [])),
);

export function readCommandLine(args: readonly string[]): CommandLine {
  const options = Object.fromEntries(
    [...byFlag.keys()].map((flag) => [flag, { type: 'string' as const }]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      ...options,
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
    strict: false,
    tokens: true,
  });
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
  else if (!byFlag.has(name)) {
    const secret = all.find(([, { env }]) => env === envOf(name))?.[1];
    line.problems.push(
      secret
        ? `--${name} does not exist, since everybody on the machine sees flags: set ${secret.env} instead.`
        : `There is no flag ${rawName}.`,
    );
  } else if (value === undefined || value.startsWith('--')) {
    line.problems.push(`--${name} needs a value.`);
  } else if (line.flags.has(name)) {
    line.problems.push(`--${name} is given twice.`);
  } else {
    line.flags.set(name, value);
  }
}

function envOf(flag: string): string {
  return `PHOENIX_${flag.toUpperCase().replaceAll('-', '_')}`;
}

/** Kubernetes sets such a variable for each Service of the namespace; for one called phoenix it is ours. */
const serviceLink = /^tcp:\/\/\d/;

/**
 * Reads every setting: flags before variables; an empty variable counts as not set.
 *
 * @param problems gets a sentence for each value that is not what is expected, without the value
 */
export function readSettings(
  env: Environment,
  flags: ReadonlyMap<string, string>,
  problems: string[],
): SettingValues {
  const values: Record<string, unknown> = {};
  for (const [name, setting] of all) {
    const { flag = '', otherEnv = '', kind, fallback } = setting;
    const text = flags.get(flag) ?? (env[setting.env] || env[otherEnv] || fallback);
    if (text === undefined) continue;
    const value = kind.parse(text);
    if (value === undefined) {
      const hint = serviceLink.test(text)
        ? ' Kubernetes has set it for a Service of that name: set enableServiceLinks: false.'
        : '';
      problems.push(`${nameOf(setting)} must be ${kind.expected}.${hint}`);
    }
    values[name] = value;
  }
  return values;
}
