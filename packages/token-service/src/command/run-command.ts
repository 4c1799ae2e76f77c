import { createSecretMask, createServiceLog, type SecretMask } from '../log/service-log.js';
import { exitCodeOf, type ExitCode } from './exit-codes.js';
import { helpText } from './help-text.js';
import { packageVersion } from './package-version.js';
import { readCommandLine, type Environment } from '../settings/read-settings.js';
import {
  isConfigError,
  readServiceConfig,
  type ServiceConfig,
} from '../settings/service-config.js';
import { runRefresh } from './run-refresh.js';
import { runService } from './run-service.js';

/** What a command needs of its process. */
export interface CommandContext {
  args: readonly string[];
  env: Environment;
  write(text: string): void;
  writeError(text: string): void;
}

function maskSecrets(mask: SecretMask, config: ServiceConfig): void {
  mask.add(config.secret, ...(config.apiKeys ?? []), ...(config.encryptionKeys ?? []));
  if (!config.redisUrl) return;
  const { password } = new URL(config.redisUrl);
  mask.add(password, decodeURIComponent(password));
}

function explain(message: string): string {
  const problems = message.split('\n');
  const head =
    problems.length === 1 ? 'A setting is wrong' : `${problems.length} settings are wrong`;
  return `The token service can not start. ${head}:\n\n${problems
    .map((problem) => `  ${problem}\n`)
    .join('')}\nAll settings: npx @phoenix-checkout/server --help\n`;
}

/** Runs the command that the arguments say, until it is over. */
export async function runCommand(context: CommandContext): Promise<ExitCode> {
  const { args, env, write, writeError } = context;
  const line = readCommandLine(args);
  if (line.help || line.version) {
    write(line.help ? helpText() : `${await packageVersion()}\n`);
    return 0;
  }
  try {
    const config = await readServiceConfig(env, line);
    const mask = createSecretMask();
    maskSecrets(mask, config);
    const log = createServiceLog(config.logLevel ?? 'info', mask);
    const run = line.command === 'refresh' ? runRefresh : runService;
    return await run(config, log, mask);
  } catch (error) {
    const known = exitCodeOf(error) !== 70;
    const message = error instanceof Error ? error.message : String(error);
    writeError(
      isConfigError(error) ? explain(message) : known ? `${message}\n` : `${stackOf(error)}\n`,
    );
    return exitCodeOf(error);
  }
}

/** Where a fault of ours happened; what it says is not ours to print. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return 'The token service ended by a fault of its own.';
  const places = (error.stack ?? '').split('\n').filter((text) => /^\s+at /.test(text));
  return [`The token service ended by a fault of its own (${error.name}).`, ...places].join('\n');
}
