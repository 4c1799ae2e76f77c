import { PhoenixError } from '@phoenix-checkout/core';
import { ServerError } from '@phoenix-checkout/server';
import { readSettings, type CommandLine, type Environment } from './read-settings.js';
import { keys, redisUrl } from './setting-kinds.js';
import { readSecretFile, systemCode } from './setting-files.js';
import { nameOf, type SettingKind } from './setting.js';
import { settings, type SettingName, type SettingValues } from './settings.js';
import { checkTlsFiles } from '../upstream/upstream-tls.js';

/** Settings that were checked, and what stood in the files that they name. */
export interface ServiceConfig extends SettingValues {
  /** What was found in `clientSecret`, or in its file at the start. */
  secret: string;
}

/** A setting that may come from a file instead. */
type Filed = 'clientSecret' | 'redisUrl' | 'encryptionKeys' | 'apiKeys';

const secretText: SettingKind<string> = {
  expected: 'one line that is not empty, without white space at its ends',
  parse: (text) => (/^\S(.*\S)?$/.test(text) ? text : undefined),
};

/**
 * Reads and checks everything that the service is configured with.
 *
 * @throws ServerError `invalid_config`, with all problems in its message, a line each
 */
export async function readServiceConfig(
  env: Environment,
  { command, flags, problems: early }: CommandLine,
): Promise<ServiceConfig> {
  const problems = [...early];
  const values = readSettings(env, flags, problems);
  const wrong = (name: SettingName) =>
    problems.some((problem) => problem.startsWith(`${settings[name].env} `));
  const missing = (name: SettingName, what: string) => {
    if (!wrong(name)) problems.push(`${nameOf(settings[name])} is missing: ${what}.`);
  };

  async function fromFile<T>(name: Filed, kind: SettingKind<T>): Promise<T | undefined> {
    const fileName = `${name}File` as const;
    const path = values[fileName];
    if (path === undefined) return undefined;
    const file = nameOf(settings[fileName]);
    if (values[name] !== undefined) {
      problems.push(`Set either ${settings[name].env} or ${file}, not both.`);
      return undefined;
    }
    try {
      const value = kind.parse(await readSecretFile(path));
      if (value !== undefined) return value;
      problems.push(`The file of ${file} must hold ${kind.expected}.`);
    } catch (error) {
      problems.push(`The file of ${file} can not be read (${systemCode(error)}).`);
    }
    return undefined;
  }

  if (values.clientId === undefined) missing('clientId', settings.clientId.what);
  const secret = (await fromFile('clientSecret', secretText)) ?? values.clientSecret ?? '';
  if (!secret && values.clientSecretFile === undefined && !wrong('clientSecret')) {
    problems.push(
      `${settings.clientSecret.env} is missing, or ${nameOf(settings.clientSecretFile)}: ${settings.clientSecret.what}.`,
    );
  }
  if (values.provider === 'wallet' && !values.scopes) missing('scopes', settings.scopes.what);
  if (values.provider === 'market' && values.scopes) {
    problems.push(`${nameOf(settings.scopes)} is for ${settings.provider.env}=wallet only.`);
  }
  values.redisUrl = (await fromFile('redisUrl', redisUrl)) ?? values.redisUrl;
  if (flags.has('redis-url') && values.redisUrl && new URL(values.redisUrl).password) {
    problems.push(
      `--redis-url must have no password, since everybody on the machine sees flags: set ${settings.redisUrl.env} or ${settings.redisUrlFile.env} instead.`,
    );
  }
  if (command === 'refresh' && !values.redisUrl && !wrong('redisUrl')) {
    if (values.redisUrlFile === undefined) {
      missing('redisUrl', 'refresh leaves the token in Redis, for those who serve it');
    }
  }
  values.encryptionKeys = (await fromFile('encryptionKeys', keys)) ?? values.encryptionKeys;
  values.apiKeys = (await fromFile('apiKeys', keys)) ?? values.apiKeys;
  await checkTlsFiles(values, problems);

  if (problems.length > 0) throw new ServerError('invalid_config', problems.join('\n'));
  return { ...values, secret };
}

/** True for what {@link readServiceConfig} throws. */
export function isConfigError(error: unknown): error is PhoenixError {
  return error instanceof PhoenixError && error.code === 'invalid_config';
}
