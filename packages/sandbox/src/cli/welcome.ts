import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
} from '../config/index.js';
import type { RunningSandbox } from '../node/index.js';

/** What the terminal says once the sandbox answers. */
export function welcome(
  { url, tokenUrl, checkoutUrl, panelUrl }: RunningSandbox,
  webhookUrl: string | undefined,
): string {
  return `Phoenix Checkout sandbox. No real money.

  Panel     ${panelUrl}
  Checkout  ${checkoutUrl}
  Token     ${tokenUrl}
  Orders    ${url}/orders/:id
  Webhooks  ${webhookUrl ?? 'nowhere: start with --webhook URL'}
  Faults    ${url}/admin/faults

  Test credentials                client_id              client_secret
  Phoenix Market (JSON)           ${SANDBOX_CLIENT_ID.padEnd(22)} ${SANDBOX_CLIENT_SECRET}
  Phoenix Wallet (form)           ${SANDBOX_WALLET_CLIENT_ID.padEnd(22)} ${SANDBOX_WALLET_CLIENT_SECRET}

Press Ctrl-C to stop.
`;
}
