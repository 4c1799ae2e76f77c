import { Hono } from 'hono';
import { resetSandboxState, type SandboxState } from './sandbox-state.js';
import { adminEndpoints } from '../admin/index.js';
import { checkoutEndpoints } from '../checkout/index.js';
import { bufferBody } from '../http/index.js';
import { orderQueryEndpoint } from '../order/index.js';
import { panelEndpoints } from '../panel/index.js';
import { tokenEndpoint } from '../token/index.js';

const largestBodyBytes = 65_536;

/** All of the sandbox's endpoints. */
export function sandboxApp(state: SandboxState): Hono {
  return new Hono()
    .use(bufferBody(largestBodyBytes))
    .route('/', tokenEndpoint(state))
    .route('/', adminEndpoints({ ...state, reset: () => resetSandboxState(state) }))
    .route('/', panelEndpoints(state))
    .route('/', orderQueryEndpoint(state))
    .route('/', checkoutEndpoints(state))
    .notFound((context) =>
      context.json({ error: 'not_found', error_description: 'No such address here.' }, 404),
    )
    .onError((error, context) => {
      state.config.onError(error);
      // Without the error's words: they could repeat what a client sent.
      return context.json(
        { error: 'internal_error', error_description: 'The sandbox has a bug.' },
        500,
      );
    });
}
