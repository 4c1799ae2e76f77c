import { LONGEST_FLEET_TIMEOUT_MS } from '@phoenix-checkout/server';
import type { CommandLine } from './command-line.js';
import { ConfigError } from './config-error.js';
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
    reader.report(
      'scopes',
      `${nameOf(settings.scopes)} is for ${settings.provider.env}=wallet only.`,
    );
  }
}

function checkTimeout(reader: ConfigReader): void {
  const { values } = reader;
  const isShared = values.redisUrl !== undefined || values.redisUrlFile !== undefined;
  const { timeoutMs = 0 } = values;
  if (!isShared || timeoutMs <= LONGEST_FLEET_TIMEOUT_MS) return;
  reader.report(
    'timeoutMs',
    `${nameOf(settings.timeoutMs)} must be at most ${LONGEST_FLEET_TIMEOUT_MS} together with ${settings.redisUrl.env}, because the other processes wait for the request no longer than that.`,
  );
}

function checkRedisUrl(reader: ConfigReader, { flags }: CommandLine): void {
  const { redisUrl: url } = reader.values;
  if (!flags.has('redis-url') || !url || !new URL(url).password) return;
  reader.report(
    'redisUrl',
    `--redis-url must have no password, because every user of the machine can read flags: set ${settings.redisUrl.env} or ${settings.redisUrlFile.env} instead.`,
  );
}

/**
 * Reads and checks everything that the service is configured with.
 *
 * @throws ConfigError with everything that is wrong
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
    const file = nameOf(settings.clientSecretFile);
    const what = `${settings.clientSecret.what}. ${file} may name a file that holds it`;
    reader.reportMissing('clientSecret', what);
  }
  checkScopes(reader);
  values.redisUrl = (await reader.readFileOf('redisUrl', redisUrl)) ?? values.redisUrl;
  checkRedisUrl(reader, line);
  checkTimeout(reader);
  if (line.command === 'refresh' && !values.redisUrl && values.redisUrlFile === undefined) {
    reader.reportMissing('redisUrl', 'refresh writes the token to Redis');
  }
  values.encryptionKeys =
    (await reader.readFileOf('encryptionKeys', keys)) ?? values.encryptionKeys;
  values.apiKeys = (await reader.readFileOf('apiKeys', keys)) ?? values.apiKeys;
  await checkTlsFiles(values, problems);

  if (problems.length > 0) throw new ConfigError(problems);
  return { ...values, secret };
}
