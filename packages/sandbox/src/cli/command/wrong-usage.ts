import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../../config/index.js';

/** A mistake in the command line. Values are not repeated: one of them may be a secret. */
export function wrongUsage(what: string, command = ''): PhoenixError<SandboxErrorCode> {
  const name = ['phoenix-sandbox', command].filter(Boolean).join(' ');
  return new PhoenixError<SandboxErrorCode>(
    'invalid_option',
    `${what} See ${name} --help for the options.`,
  );
}
