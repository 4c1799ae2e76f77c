import type { CommandLine } from './command-line.js';
import type { ConfigProblem } from './config-error.js';
import { readSettings, type Environment } from './read-settings.js';
import { explainFileError, readSecretFile } from './secret-file.js';
import { nameOf, type SettingKind } from './setting.js';
import { settings, type SettingName, type SettingValues } from './settings.js';

/** A setting that may come from a file instead, whose path is the setting of the same name and `File`. */
type FiledSetting = 'clientSecret' | 'redisUrl' | 'encryptionKeys' | 'apiKeys';

/** Reads what the settings say, and gathers everything that is wrong with them. */
export class ConfigReader {
  readonly values: SettingValues;
  readonly problems: ConfigProblem[];

  constructor(env: Environment, { flags, problems }: CommandLine) {
    this.problems = [...problems];
    this.values = readSettings(env, flags, this.problems);
  }

  /** What stands in the file of a setting, where there is one. */
  async readFileOf<T>(name: FiledSetting, kind: SettingKind<T>): Promise<T | undefined> {
    const fileSetting = `${name}File` as const;
    const path = this.values[fileSetting];
    if (path === undefined) return undefined;
    const file = nameOf(settings[fileSetting]);
    if (this.values[name] !== undefined || this.#isRefused(name)) {
      this.report(fileSetting, `Set either ${settings[name].env} or ${file}, not both.`);
      return undefined;
    }
    try {
      const value = kind.parse(await readSecretFile(path));
      if (value === undefined) {
        this.report(fileSetting, `The file of ${file} must hold ${kind.expected}.`);
      }
      return value;
    } catch (error) {
      this.report(fileSetting, `The file of ${file} ${explainFileError(error)}.`);
      return undefined;
    }
  }

  report(setting: SettingName, message: string): void {
    this.problems.push({ setting, message });
  }

  /** @param what what it is, or is needed for; without a full stop at its end */
  reportMissing(name: SettingName, what: string): void {
    // A value that was refused is not also a missing one.
    if (this.#isRefused(name)) return;
    this.report(name, `${nameOf(settings[name])} is missing: ${what}.`);
  }

  #isRefused(name: SettingName): boolean {
    return this.problems.some(({ setting }) => setting === name);
  }
}
