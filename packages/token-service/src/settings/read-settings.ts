import { nameOf, type Setting } from './setting.js';
import { settings, type SettingValues } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const all: [string, Setting][] = Object.entries(settings);

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
