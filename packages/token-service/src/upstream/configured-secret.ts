import type { SecretMask, ServiceLog } from '../log/index.js';
import {
  clientSecretText,
  explainFileError,
  likelyMistake,
  readSecretFile,
  settings,
  type ServiceConfig,
} from '../settings/index.js';

/** The client secret, from its setting or again and again from its file. */
export class ConfiguredSecret {
  readonly #path: string | undefined;
  readonly #log: ServiceLog;
  readonly #mask: SecretMask;
  #current: string;
  #problem: string | undefined;

  /** @param mask gets every secret that is read from the file */
  constructor(config: ServiceConfig, log: ServiceLog, mask: SecretMask) {
    this.#path = config.clientSecretFile;
    this.#current = config.secret;
    this.#log = log;
    this.#mask = mask;
    this.warnIfUnlikely();
  }

  /** As a provider takes it. */
  get source(): string | (() => Promise<string>) {
    const path = this.#path;
    return path === undefined ? this.#current : () => this.#read(path);
  }

  /** Logs what the secret looks like, where that is hardly what was meant. */
  warnIfUnlikely(): void {
    const why = likelyMistake(this.#current);
    if (why !== undefined) {
      this.#log.warn({ setting: this.#setting, why }, 'the client secret may be a mistake');
    }
  }

  get #setting(): string {
    return this.#path === undefined ? settings.clientSecret.env : settings.clientSecretFile.env;
  }

  async #read(path: string): Promise<string> {
    const secret = await this.#parse(path);
    this.#mask.add(secret);
    this.#problem = undefined;
    if (secret !== this.#current) {
      this.#current = secret;
      this.warnIfUnlikely();
    }
    return secret;
  }

  async #parse(path: string): Promise<string> {
    let why = `must hold ${clientSecretText.expected}`;
    try {
      const secret = clientSecretText.parse(await readSecretFile(path));
      if (secret !== undefined) return secret;
    } catch (error) {
      why = explainFileError(error);
    }
    this.#report(why);
    throw new Error(`The file of ${this.#setting} ${why}.`);
  }

  /** Once for each reason in a row. */
  #report(why: string): void {
    if (why === this.#problem) return;
    this.#problem = why;
    this.#log.error({ setting: this.#setting, why }, 'the client secret file cannot be used');
  }
}
