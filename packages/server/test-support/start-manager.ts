import { onTestFinished } from 'vitest';
import { phoenixMarket, type PhoenixMarketOptions } from '../src/token/provider/phoenix-market.js';
import type { TokenEvent } from '../src/token/manager/status/token-event.js';
import { createTokenManager } from '../src/token/manager/token-manager.js';
import type { TokenManagerOptions } from '../src/token/manager/token-manager-options.js';
import { createControlledClock } from './controlled-clock.js';
import { startTokenEndpoint, type Answer } from '@phoenix-checkout/test-kit/token-endpoint';

export interface StartManagerOptions extends Partial<TokenManagerOptions> {
  answer?: Answer;
  market?: Partial<PhoenixMarketOptions>;
}

/**
 * A manager before a real token endpoint, with a clock that the test moves and no jitter. Both end
 * with the test.
 */
export async function startManager({ answer, market, ...options }: StartManagerOptions = {}) {
  const endpoint = await startTokenEndpoint(answer);
  const clock = createControlledClock();
  const events: TokenEvent[] = [];
  const provider = phoenixMarket({
    clientId: 'partner',
    clientSecret: 'a secret of the test',
    tokenUrl: endpoint.url,
    ...market,
  });
  const manager = createTokenManager({
    provider,
    clock,
    random: () => 0,
    onEvent: (event) => events.push(event),
    ...options,
  });
  onTestFinished(async () => {
    await manager.stop();
    await endpoint.stop();
  });
  return { endpoint, clock, events, manager, provider };
}
