import { isPhoenixError, type PhoenixError } from '@phoenix-checkout/core';
import { LONGEST_FLEET_TIMEOUT_MS, ServerError } from '@phoenix-checkout/server';
import type { CommandLine } from './command-line.js';
import { ConfigReader } from './config-reader.js';
import type { Environment } from './read-settings.js';
import { clientSecretText, keys, redisUrl } from './setting-kinds.js';
import { nameOf } from './setting.js';
import { settings, type SettingValues } from './settings.js';
import { checkTlsFiles } from './tls-files.js';

/** Settings that were checked, and what stood in the files that they name. */
export interface ServiceConfig extends SettingValues {
  /** What was found in `clientSecret`, or in its file at the start. */
  secret: string;
}

function checkScopes(reader: ConfigReader): void {
  const { provider, scopes } = reader.values;
  if (provider === 'wallet' && !scopes) reader.reportMissing('scopes', settings.scopes.what);
  if (provider === 'market' && scopes) {
    reader.problems.push(`${nameOf(settings.scopes)} is for ${settings.provider.env}=wallet only.`);
  }
}

function checkTimeout({ values, problems }: ConfigReader): void {
  const isShared = values.redisUrl !== undefined || values.redisUrlFile !== undefined;
  const { timeoutMs = 0 } = values;
  if (!isShared || timeoutMs <= LONGEST_FLEET_TIMEOUT_MS) return;
  problems.push(
    `${nameOf(settings.timeoutMs)} must be at most ${LONGEST_FLEET_TIMEOUT_MS} together with ${settings.redisUrl.env}, because the other processes wait for the request no longer than that.`,
  );
}

function checkRedisUrl({ values, problems }: ConfigReader, { flags }: CommandLine): void {
  if (!flags.has('redis-url') || !values.redisUrl || !new URL(values.redisUrl).password) return;
  problems.push(
    `--redis-url must have no password, because every user of the machine can read flags: set ${settings.redisUrl.env} or ${settings.redisUrlFile.env} instead.`,
  );
}

/**
 * Reads and checks everything that the service is configured with.
 *
 * @throws ServerError `invalid_config`, with all problems in its message, a line each
 */
export async function readServiceConfig(
  env: Environment,
  line: CommandLine,
): Promise<ServiceConfig> {
  const reader = new ConfigReader(env, line);
  const { values, problems } = reader;

  if (values.clientId === undefined) reader.reportMissing('clientId', settings.clientId.what);
  const secretInFile = await reader.readFileOf('clientSecret', clientSecretText);
  const secret = secretInFile ?? values.clientSecret ?? '';
  if (!secret && values.clientSecretFile === undefined) {
    reader.reportMissing('clientSecret', settings.clientSecret.what, 'clientSecretFile');
  }
  checkScopes(reader);
  values.redisUrl = (await reader.readFileOf('redisUrl', redisUrl)) ?? values.redisUrl;
  checkRedisUrl(reader, line);
  checkTimeout(reader);
  if (line.command === 'refresh' && !values.redisUrl && values.redisUrlFile === undefined) {
    reader.reportMissing('redisUrl', 'refresh leaves the token in Redis, for those who serve it');
  }
  values.encryptionKeys =
    (await reader.readFileOf('encryptionKeys', keys)) ?? values.encryptionKeys;
  values.apiKeys = (await reader.readFileOf('apiKeys', keys)) ?? values.apiKeys;
  await checkTlsFiles(values, problems);

  if (problems.length > 0) throw new ServerError('invalid_config', problems.join('\n'));
  return { ...values, secret };
}

/** True for what {@link readServiceConfig} throws. */
export function isConfigError(error: unknown): error is PhoenixError {
  return isPhoenixError(error, 'invalid_config');
}
