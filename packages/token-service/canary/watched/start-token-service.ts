import { learn, recordValue } from '@phoenix-checkout/test-kit/canary/ledger';
import * as original from '../../src/service/start-token-service.js';
import type { TokenServiceOptions } from '../../src/service/service-options.js';

export type { RunningTokenService } from '../../src/service/start-token-service.js';

type Log = Exclude<TokenServiceOptions['log'], false | undefined>;

function watchLog(log: Log): Log {
  const write =
    (level: keyof Log): Log[typeof level] =>
    (fields, message) => {
      recordValue('log line', [fields, message]);
      log[level](fields, message);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

export const startTokenService: typeof original.startTokenService = async (options) => {
  const { apiKeys, log } = options;
  if (Array.isArray(apiKeys)) for (const key of apiKeys) learn('API key', key);
  const service = await original.startTokenService({
    ...options,
    ...(typeof log === 'object' && { log: watchLog(log) }),
  });
  recordValue('service', service);
  return service;
};
