import { parseArgs } from 'node:util';
import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../config/index.js';

const options = {
  port: { type: 'string', default: '4100' },
  host: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'allow-origin': { type: 'string', multiple: true },
  webhook: { type: 'string' },
  'allow-remote-webhooks': { type: 'boolean', default: false },
  version: { type: 'boolean', short: 'v', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** What the command line asks for. */
export interface Arguments {
  wantsHelp: boolean;
  wantsVersion: boolean;
  /** `NaN` if it is not a number: `startSandbox` refuses it. */
  port: number;
  host: string | undefined;
  allowedHosts: string[] | undefined;
  allowedOrigins: string[] | undefined;
  webhookUrl: string | undefined;
  allowRemoteWebhooks: boolean;
}

const wrongUsage = (what: string) =>
  new PhoenixError<SandboxErrorCode>(
    'invalid_option',
    `${what} See phoenix-sandbox --help for the options.`,
  );

/** Tells the first mistake alone: those after it mostly follow from it. Values are not repeated. */
function checkUsage(args: string[]): void {
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') throw wrongUsage('The sandbox takes options only.');
    if (token.kind !== 'option') continue;
    const known = Object.entries(options).find(([name]) => name === token.name);
    if (!known) throw wrongUsage(`There is no option ${token.rawName}.`);
    const [, { type }] = known;
    if (type === 'string' && token.value === undefined) {
      throw wrongUsage(`The option ${token.rawName} needs a value.`);
    }
    if (type === 'boolean' && token.value !== undefined) {
      throw wrongUsage(`The option ${token.rawName} takes no value.`);
    }
  }
}

/**
 * Reads the command line.
 *
 * @throws PhoenixError `invalid_option`
 */
export function readArguments(args: string[]): Arguments {
  checkUsage(args);
  const { values } = parseArgs({ args, options });
  return {
    wantsHelp: values.help,
    wantsVersion: values.version,
    // Number('') is 0, which would be any port.
    port: /^\d+$/.test(values.port) ? Number(values.port) : NaN,
    host: values.host,
    allowedHosts: values['allow-host'],
    allowedOrigins: values['allow-origin'],
    webhookUrl: values.webhook,
    allowRemoteWebhooks: values['allow-remote-webhooks'],
  };
}
