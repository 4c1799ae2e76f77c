import { keys, ReloadedFile, settings } from '../settings/index.js';
import type { TokenServiceOptions } from '../service/index.js';
import type { CommandRun } from './command-run.js';

const READ_EVERY_MS = 2000;

/** The keys of callers; where they come from a file, it is read again and again. */
export function apiKeysSource({ config, log, mask }: CommandRun): TokenServiceOptions['apiKeys'] {
  const { apiKeys, apiKeysFile } = config;
  if (!apiKeys || !apiKeysFile) return apiKeys;
  const file = new ReloadedFile({
    path: apiKeysFile,
    first: apiKeys,
    parse: keys.parse,
    everyMs: READ_EVERY_MS,
    onProblem: (why) =>
      log.error(
        { setting: settings.apiKeysFile.env, why },
        'the file of API keys cannot be used; the previous keys stay in use',
      ),
  });
  return async () => {
    const current = await file.current();
    mask.add(...current);
    return current;
  };
}
