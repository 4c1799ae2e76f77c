import type { CommandLine } from './command-line.js';
import { readSettings, type Environment } from './read-settings.js';
import { explainFileError, readSecretFile } from './secret-file.js';
import { nameOf, type SettingKind } from './setting.js';
import { settings, type SettingName, type SettingValues } from './settings.js';

/** A setting that may come from a file instead, whose path is the setting of the same name and `File`. */
type FiledSetting = 'clientSecret' | 'redisUrl' | 'encryptionKeys' | 'apiKeys';

/** Reads what the settings say, and gathers everything that is wrong with them. */
export class ConfigReader {
  readonly values: SettingValues;
  /** In sentences for a person, without values. */
  readonly problems: string[];

  constructor(env: Environment, { flags, problems }: CommandLine) {
    this.problems = [...problems];
    this.values = readSettings(env, flags, this.problems);
  }

  /** What stands in the file of a setting, where there is one. */
  async readFileOf<T>(name: FiledSetting, kind: SettingKind<T>): Promise<T | undefined> {
    const path = this.values[`${name}File`];
    if (path === undefined) return undefined;
    const file = nameOf(settings[`${name}File`]);
    if (this.values[name] !== undefined) {
      this.problems.push(`Set either ${settings[name].env} or ${file}, not both.`);
      return undefined;
    }
    try {
      const value = kind.parse(await readSecretFile(path));
      if (value === undefined) {
        this.problems.push(`The file of ${file} must hold ${kind.expected}.`);
      }
      return value;
    } catch (error) {
      this.problems.push(`The file of ${file} ${explainFileError(error)}.`);
      return undefined;
    }
  }

  /** @param alternative another setting that would do as well */
  reportMissing(name: SettingName, what: string, alternative?: SettingName): void {
    const { env } = settings[name];
    // A value that was refused is not also a missing one.
    if (this.problems.some((problem) => problem.startsWith(`${env} `))) return;
    const missing = alternative
      ? `${env} is missing, or ${nameOf(settings[alternative])}`
      : `${nameOf(settings[name])} is missing`;
    this.problems.push(`${missing}: ${what}.`);
  }
}
