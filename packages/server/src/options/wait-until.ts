import { invalidConfig, type ServerError } from '../error/index.js';

/** A runtime's own: keeps a request's work going behind its answer. */
export type WaitUntil = (work: Promise<unknown>) => void;

function refused(): ServerError {
  // Without what it threw: that is the host's own.
  return invalidConfig(
    'waitUntil threw an error, and the work went on without it. Pass it bound to its context: waitUntil: (work) => ctx.waitUntil(work).',
  );
}

/**
 * Hands work that has begun to the runtime.
 *
 * @throws ServerError `invalid_config` where `waitUntil` throws: taken off its context, most likely
 */
export function handOver(waitUntil: WaitUntil | undefined, work: Promise<unknown>): void {
  let handed: unknown;
  try {
    handed = waitUntil?.(work);
  } catch {
    throw refused();
  }
  // An async function of the host's: the work does not depend on it.
  Promise.resolve(handed).catch(() => {});
}

/** The host's `waitUntil`, as one that never throws: where it would, now or later, `onError` hears why. */
export function tolerantWaitUntil(
  waitUntil: WaitUntil | undefined,
  onError: (error: ServerError) => void,
): WaitUntil | undefined {
  if (!waitUntil) return undefined;
  return (work) => void (async () => waitUntil(work))().catch(() => onError(refused()));
}
