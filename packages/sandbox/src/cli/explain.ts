import { inspect } from 'node:util';
import { isPhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../config/index.js';

/** A mistake of the user's in a sentence; a bug with its stack. */
export function explain(error: unknown): string {
  if (!isPhoenixError<SandboxErrorCode>(error)) return inspect(error);
  const hint = error.code === 'listen_failed' ? ' Choose another one with --port.' : '';
  return error.message + hint;
}

const exitCodes: Record<SandboxErrorCode, number> = {
  invalid_option: 1,
  listen_failed: 1,
  sandbox_not_found: 2,
  webhook_not_accepted: 3,
};

/** What the command exits with; the help tells it. */
export function exitCodeOf(error: unknown): number {
  return isPhoenixError<SandboxErrorCode>(error) ? (exitCodes[error.code] ?? 1) : 1;
}
