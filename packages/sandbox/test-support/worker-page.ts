import { setupWorker } from 'msw/browser';
import { createSandbox, SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '../src/index.js';
import { sandboxHandlers } from '../src/msw.js';

// A host page as Storybook's is: the sandbox runs in it, behind MSW's worker.
const sandbox = createSandbox({ transferSeconds: 0.1 });
const url = new URL('checkout/', location.href);
await setupWorker(...sandboxHandlers(sandbox, { url })).start({ quiet: true });

const reply = await fetch(new URL('oauth/token', url), {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    client_id: SANDBOX_CLIENT_ID,
    client_secret: SANDBOX_CLIENT_SECRET,
    grant_type: 'client_credentials',
  }),
});
const { access_token: token } = await reply.json();

const told: string[] = [];
Object.assign(window, { told });
addEventListener('message', ({ data }) => told.push(data.type));
const frame = document.createElement('iframe');
frame.src = `checkout/index.html?${new URLSearchParams({
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  amount: '100',
  access_token: token,
})}`;
frame.width = '350';
frame.height = '600';
document.body.append(frame);
