import { createServiceLog, SecretMask, type ServiceLog } from '../log/index.js';
import { packageVersion } from '../service/index.js';
import {
  ConfigError,
  likelyMistake,
  readCommandLine,
  readServiceConfig,
  settings,
  type Environment,
  type ServiceConfig,
} from '../settings/index.js';
import { exitCodeOf, type ExitCode } from './exit-codes.js';
import { helpText } from './help-text.js';
import { runRefresh } from './run-refresh.js';
import { runService } from './run-service.js';

/** What a command needs of its process. */
export interface CommandContext {
  args: readonly string[];
  env: Environment;
  write(text: string): void;
  writeError(text: string): void;
}

function maskSecrets(config: ServiceConfig): SecretMask {
  const mask = new SecretMask();
  mask.add(config.secret, ...(config.apiKeys ?? []), ...(config.encryptionKeys ?? []));
  for (const url of [config.redisUrl, config.proxyUrl]) {
    if (url !== undefined) mask.add(decodeURIComponent(new URL(url).password));
  }
  return mask;
}

function warnOfUnlikelyValues(config: ServiceConfig, log: ServiceLog): void {
  const whyId = config.clientId === undefined ? undefined : likelyMistake(config.clientId);
  if (whyId !== undefined) {
    log.warn({ setting: settings.clientId.env, why: whyId }, 'the client id may be a mistake');
  }
  for (const name of ['apiKeys', 'encryptionKeys'] as const) {
    const why = config[name]?.map(likelyMistake).find((what) => what !== undefined);
    if (why !== undefined) log.warn({ setting: settings[name].env, why }, 'a key may be a mistake');
  }
}

function explainConfigError({ problems }: ConfigError): string {
  const head =
    problems.length === 1 ? 'A setting is wrong' : `${problems.length} settings are wrong`;
  return `The token service cannot start. ${head}:\n\n${problems
    .map(({ message }) => `  ${message}\n`)
    .join('')}\nAll settings: npx @phoenix-checkout/token-service --help\n`;
}

/** Where an internal error happened; its message is not printed, since it may quote a secret. */
function explainInternalError(error: unknown): string {
  if (!(error instanceof Error)) return 'The token service ended with an internal error.';
  const places = (error.stack ?? '').split('\n').filter((text) => /^\s+at /.test(text));
  return [`The token service ended with an internal error (${error.name}).`, ...places].join('\n');
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return explainConfigError(error);
  const isKnown = error instanceof Error && exitCodeOf(error) !== 70;
  return `${isKnown ? error.message : explainInternalError(error)}\n`;
}

/** Runs the command that the arguments name, until it ends. */
export async function runCommand(context: CommandContext): Promise<ExitCode> {
  const { args, env, write, writeError } = context;
  const line = readCommandLine(args);
  if (line.help || line.version) {
    write(line.help ? helpText() : `${await packageVersion()}\n`);
    return 0;
  }
  try {
    const config = await readServiceConfig(env, line);
    const mask = maskSecrets(config);
    const log = createServiceLog(config.logLevel ?? 'info', mask);
    warnOfUnlikelyValues(config, log);
    const run = line.command === 'refresh' ? runRefresh : runService;
    return await run({ config, log, mask });
  } catch (error) {
    writeError(explain(error));
    return exitCodeOf(error);
  }
}
