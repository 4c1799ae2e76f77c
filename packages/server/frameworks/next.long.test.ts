import { describe } from 'vitest';
import { hasNext, serveNext } from './servers/next.js';
import { describeTokenEndpoint } from './token-endpoint-tests.js';

describe.skipIf(!hasNext)('installed', () => {
  describeTokenEndpoint('Next.js', serveNext);
});
