import { createTokenHandler } from '@phoenix-checkout/server';
import { tokens } from '../../../../lib/phoenix';

const handler = createTokenHandler(tokens, {
  onError: (error) => console.error('Token', error), // why a page got 503
});

export { handler as GET, handler as HEAD, handler as OPTIONS };
