import { serveNext } from './servers/next.js';
import { describeTokenEndpoint } from './token-endpoint-tests.js';

describeTokenEndpoint('Next.js', serveNext);
