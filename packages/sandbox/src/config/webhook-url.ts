import { isSecureUrl, PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from './sandbox-error.js';

const isLoopback = ({ protocol, host }: URL): boolean =>
  // With plain http, what counts as secure is loopback.
  /^https?:$/.test(protocol) && isSecureUrl(new URL(`http://${host}`));

/**
 * Checks where webhooks are sent: a sandbox calls this machine only, unless it is told otherwise.
 *
 * @throws PhoenixError `invalid_option`
 */
export function parseWebhookUrl(input: string | URL, allowRemote: boolean): URL {
  const url = URL.canParse(String(input)) ? new URL(input) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) {
    throw new PhoenixError<SandboxErrorCode>(
      'invalid_option',
      'The webhook URL must be an absolute http or https URL, without user name, password or #fragment.',
    );
  }
  if (!allowRemote && !isLoopback(url)) {
    throw new PhoenixError<SandboxErrorCode>(
      'invalid_option',
      'The sandbox sends webhooks to this machine only (localhost). Start it with --allow-remote-webhooks, or the option allowRemoteWebhooks, to send them elsewhere.',
    );
  }
  return url;
}
