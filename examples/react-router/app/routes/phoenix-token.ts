import { createTokenHandler } from '@phoenix-checkout/server';
import { tokens } from '../phoenix.server';
import type { Route } from './+types/phoenix-token';

const answerToken = createTokenHandler(tokens, {
  onError: (error) => console.error('Token', error), // why a page got 503
});

export const loader = ({ request }: Route.LoaderArgs) => answerToken(request);
