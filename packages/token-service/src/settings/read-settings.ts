import type { ConfigProblem } from './config-error.js';
import { nameOf, type Setting } from './setting.js';
import { settings, settingNames, type SettingValues } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Kubernetes sets such a variable for each Service of the namespace; for one called phoenix it is ours. */
const serviceLink = /^tcp:\/\/\d/;

/**
 * Reads every setting: flags before variables; an empty variable counts as not set.
 *
 * @param problems gets one for each value that is not what is expected
 */
export function readSettings(
  env: Environment,
  flags: ReadonlyMap<string, string>,
  problems: ConfigProblem[],
): SettingValues {
  const values: Record<string, unknown> = {};
  for (const name of settingNames) {
    const setting: Setting = settings[name];
    const { flag = '', otherEnv = '', kind, fallback } = setting;
    const text = flags.get(flag) ?? (env[setting.env] || env[otherEnv] || fallback);
    if (text === undefined) continue;
    const value = kind.parse(text);
    if (value === undefined) {
      const hint = serviceLink.test(text)
        ? ' Kubernetes has set it for a Service of that name: set enableServiceLinks: false.'
        : '';
      const message = `${nameOf(setting)} must be ${kind.expected}.${hint}`;
      problems.push({ setting: name, message });
    }
    values[name] = value;
  }
  return values;
}
