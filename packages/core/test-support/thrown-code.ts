import { isPhoenixError } from '../src/error/phoenix-error.js';

/** The code of the PhoenixError that `action` throws; `undefined` if it returns. */
export function thrownCode(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    if (isPhoenixError(error)) return error.code;
    throw error;
  }
  return undefined;
}
