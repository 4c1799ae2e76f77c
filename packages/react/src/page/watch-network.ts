import { listen } from './listen.js';
import type { PageWindow } from './page-window.js';

interface WatchNetworkOptions {
  page: PageWindow | undefined;
  /** What is asked runs on this machine, which may have no network at all: only losing one counts then. */
  isLocal: boolean;
}

/**
 * Tells when the network is lost, or is not there to begin with, and when it is back.
 *
 * @returns stops watching
 */
export function watchNetwork(
  onChange: (isOnline: boolean) => void,
  { page, isLocal }: WatchNetworkOptions,
): () => void {
  if (!isLocal && !navigator.onLine) onChange(false);
  return listen(['offline', 'online'], ({ type }) => onChange(type === 'online'), { page });
}
