import { PhoenixError } from '@phoenix-checkout/core';
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
  WALLET_SCOPES,
} from './credentials.js';
import { parseWebhookForm } from './parse-webhook-form.js';
import type { SandboxErrorCode } from './sandbox-error.js';
import type { WebhookForm } from './webhook-form.js';
import { parseWebhookUrl } from './webhook-url.js';

/** How a sandbox behaves; nothing of it is needed. */
export interface SandboxOptions {
  /** Phoenix Market's credentials. Default: {@link SANDBOX_CLIENT_ID}, {@link SANDBOX_CLIENT_SECRET}. */
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  /** Phoenix Wallet's credentials. Default: {@link SANDBOX_WALLET_CLIENT_ID}, {@link SANDBOX_WALLET_CLIENT_SECRET}. */
  walletClientId?: string | undefined;
  walletClientSecret?: string | undefined;
  /** The scopes that the wallet client may ask for. Default: all of {@link WALLET_SCOPES}. */
  walletScopes?: readonly string[] | undefined;
  /** How long access tokens live, in whole seconds. Default: 3600. */
  tokenLifetimeSeconds?: number | undefined;
  /** How long a transfer takes from the payer's word to the release of USDC, in seconds. Default: 1.5. */
  transferSeconds?: number | undefined;
  /**
   * Host names that may ask the admin endpoints beside those of loopback, such as the name of a
   * container: `['sandbox']`. Without a port. Default: none.
   */
  allowedHosts?: readonly string[] | undefined;
  /**
   * Origins of pages that may ask the admin endpoints beside the sandbox's own:
   * `['http://localhost:5173']`. Default: none.
   */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Where webhooks are sent, on this machine: `http://localhost:3000/api/phoenix/webhook`. Default:
   * nowhere; events are kept all the same.
   */
  webhookUrl?: string | URL | undefined;
  /** Lets {@link SandboxOptions.webhookUrl} lead to another machine. Default false. */
  allowRemoteWebhooks?: boolean | undefined;
  /** Sent as `Authorization: Bearer` beside the signature. Default: none. */
  webhookSecret?: string | undefined;
  /** Which of the documented forms webhooks have. Default: the ones that are listed first. */
  webhookForm?: WebhookForm | undefined;
  /** The wall clock, in milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
  /** Gives numbers from 0 to below 1, for the random cents. Default: `Math.random`. */
  random?: (() => number) | undefined;
  /** Gets the error of a request that failed for a bug of the sandbox. Default: `console.error`. */
  onError?: ((error: unknown) => void) | undefined;
}

/** Options with every default filled in. */
export type SandboxConfig = {
  [Name in keyof Omit<SandboxOptions, OptionalSetting>]-?: NonNullable<SandboxOptions[Name]>;
} & { webhookUrl: string | undefined; webhookSecret: string | undefined };

/** What stays missing where it is not given, or is of use only while the options are read. */
type OptionalSetting = 'webhookUrl' | 'webhookSecret' | 'allowRemoteWebhooks';

function invalid(name: keyof SandboxOptions, expected: string): never {
  throw new PhoenixError<SandboxErrorCode>(
    'invalid_option',
    `The sandbox's option ${name} must be ${expected}.`,
  );
}

function parseHostName(name: string): string {
  const isName = /^([a-z\d.-]+|\[[\da-f:.]+\])$/i.test(name);
  return isName ? name.toLowerCase() : invalid('allowedHosts', 'host names, without a port');
}

function parseOrigin(origin: string): string {
  const isOrigin = /^[a-z][a-z\d+.-]*:\/\/[^\s/?#@]+$/i.test(origin);
  return isOrigin
    ? origin.toLowerCase()
    : invalid('allowedOrigins', 'origins such as http://localhost:5173');
}

/**
 * Fills in the defaults and checks the rest.
 *
 * @throws PhoenixError `invalid_option`
 */
export function readSandboxOptions(options: SandboxOptions = {}): SandboxConfig {
  const config: SandboxConfig = {
    clientId: options.clientId ?? SANDBOX_CLIENT_ID,
    clientSecret: options.clientSecret ?? SANDBOX_CLIENT_SECRET,
    walletClientId: options.walletClientId ?? SANDBOX_WALLET_CLIENT_ID,
    walletClientSecret: options.walletClientSecret ?? SANDBOX_WALLET_CLIENT_SECRET,
    walletScopes: options.walletScopes ?? WALLET_SCOPES,
    tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 3600,
    transferSeconds: options.transferSeconds ?? 1.5,
    allowedHosts: (options.allowedHosts ?? []).map(parseHostName),
    allowedOrigins: (options.allowedOrigins ?? []).map(parseOrigin),
    webhookUrl:
      options.webhookUrl === undefined
        ? undefined
        : parseWebhookUrl(options.webhookUrl, options.allowRemoteWebhooks === true).href,
    webhookSecret: options.webhookSecret,
    webhookForm: parseWebhookForm(options.webhookForm ?? {}, 'webhookForm'),
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    onError: options.onError ?? console.error,
  };
  for (const name of [
    'clientId',
    'clientSecret',
    'walletClientId',
    'walletClientSecret',
  ] as const) {
    if (typeof config[name] !== 'string' || !config[name]) invalid(name, 'a text');
  }
  if (config.webhookSecret !== undefined && !/^[!-~]+$/.test(config.webhookSecret)) {
    invalid('webhookSecret', 'visible ASCII characters, at least one');
  }
  if (!Number.isInteger(config.tokenLifetimeSeconds) || config.tokenLifetimeSeconds < 1) {
    invalid('tokenLifetimeSeconds', 'a whole number of seconds, at least 1');
  }
  if (!Number.isFinite(config.transferSeconds) || config.transferSeconds < 0) {
    invalid('transferSeconds', 'a number of seconds, at least 0');
  }
  return config;
}
