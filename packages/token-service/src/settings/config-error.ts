import { ServerError } from '@phoenix-checkout/server';
import type { SettingName } from './settings.js';

/** What is wrong with the configuration. */
export interface ConfigProblem {
  /** The setting that was given and cannot be used. Undefined: it is about something else. */
  setting?: SettingName | undefined;
  /** A sentence for a person. No value: it may be a secret. */
  message: string;
}

/** The error of a service that cannot start as it is configured: `invalid_config`, with all that is wrong. */
export class ConfigError extends ServerError {
  readonly problems: readonly ConfigProblem[];

  /** @param problems at least one; the error's message has a line for each */
  constructor(problems: readonly ConfigProblem[]) {
    super('invalid_config', problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }
}
