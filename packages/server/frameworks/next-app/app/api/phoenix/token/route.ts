import { createTokenHandler } from '@phoenix-checkout/server';
import { site } from '../../../../phoenix.js';

const handler = createTokenHandler(...site.token);
export { handler as DELETE, handler as GET, handler as HEAD, handler as OPTIONS };
export { handler as PATCH, handler as POST, handler as PUT };
