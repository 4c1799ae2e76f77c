import { invalidConfig, ServerError } from '../error/index.js';
import { withDeadline, type TimerOptions } from '../time/index.js';

/** A value, or a function that fetches it (from the environment, a file, a vault), possibly later. */
export type MaybeFunction<T> = T | (() => T | undefined | Promise<T | undefined>);

/** An option that may be a function, and whether asking it holds the process. */
export interface OptionToRead<T> extends TimerOptions {
  name: string;
  given: unknown;
  /** Checks and completes a value. Throws `invalid_config`. */
  parse: (value: unknown) => T;
  /** How long a function may take, in milliseconds. */
  timeoutMs: number;
}

function unavailable(name: string, why: string): ServerError {
  // Without the original error as `cause`: a vault's error may hold the secret.
  return new ServerError('secret_unavailable', `The ${name} function ${why}.`);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (value as string | unknown[]).length === 0;
}

/**
 * Checks a value at once. A function is asked each time that the option is read, and never before: a
 * module may be loaded where there are no secrets, such as in a build.
 *
 * @throws ServerError `invalid_config` for a wrong value; the returned function throws
 * `invalid_config` where a function gives nothing, and `secret_unavailable` where it fails, takes
 * longer than `timeoutMs` or gives a wrong value
 */
export function createOptionReader<T>(option: OptionToRead<T>): () => Promise<T> {
  const { name, given, parse, timeoutMs, holdsProcess = false } = option;
  if (typeof given !== 'function') {
    const value = parse(given);
    return () => Promise.resolve(value);
  }
  return async () => {
    const late = unavailable(name, 'took too long');
    const asked = (async (): Promise<unknown> => given())();
    const inTime = withDeadline(asked, timeoutMs, () => late, { holdsProcess });
    const value = await inTime.catch((error: unknown) => {
      throw error === late ? late : unavailable(name, 'threw an error');
    });
    if (isNothing(value)) {
      const hint = 'is its environment variable set where this process runs?';
      throw invalidConfig(`The ${name} function returned nothing: ${hint}`);
    }
    try {
      return parse(value);
    } catch {
      throw unavailable(name, `returned a value that cannot be a ${name}`);
    }
  };
}

/** Reads once. What fails is not remembered. */
export function rememberSuccess<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    if (known) return known;
    const reading = read();
    reading.then(
      () => (known = reading),
      () => {},
    );
    return reading;
  };
}
