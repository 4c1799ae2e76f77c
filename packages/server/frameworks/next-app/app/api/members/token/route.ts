import { createTokenHandler } from '@phoenix-checkout/server';
import { site } from '../../../../phoenix.js';

const handler = createTokenHandler(...site.others['/api/members/token']);
export { handler as GET, handler as OPTIONS };
