import { onTestFinished } from 'vitest';
import { phoenixMarket } from '@phoenix-checkout/server';
import type { LogLine } from './service-process.js';
import { startTokenService, type TokenServiceOptions } from '../src/service/index.js';
import { startTokenEndpoint, type Answer } from '@phoenix-checkout/test-kit/token-endpoint';

interface StartServiceOptions extends Partial<TokenServiceOptions> {
  answer?: Answer;
}

/** The service in this process, before a real token endpoint; both end with the test. */
export async function startService({ answer, ...options }: StartServiceOptions = {}) {
  const endpoint = await startTokenEndpoint(answer);
  const lines: LogLine[] = [];
  const write = (level: string) => (fields: object, msg: string) =>
    void lines.push({ level, time: '', msg, ...fields });
  const service = await startTokenService({
    provider: phoenixMarket({
      clientId: 'partner',
      clientSecret: 'a secret of the test',
      tokenUrl: endpoint.url,
    }),
    port: 0,
    log: {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    },
    ...options,
  });
  onTestFinished(async () => {
    await service.stop();
    await endpoint.stop();
  });
  return { endpoint, service, url: service.url, lines };
}
