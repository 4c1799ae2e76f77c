'use client';

import * as React from 'react';
import type { TokenHistory } from './token-history.js';

/**
 * What failed before a component came, or while it was not enabled, is no failure of its own: it
 * is asked for again, unless the source wants a pause.
 *
 * @returns true while there is such a failure only
 */
export function useOldFailure(history: TokenHistory, isEnabled: boolean): boolean {
  const { error } = history;
  const [oldError, setOldError] = React.useState(error);
  if (!isEnabled && error !== oldError) setOldError(error);
  const isOld = error !== undefined && error === oldError && !history.isToWait;

  React.useEffect(() => {
    if (isEnabled && isOld) history.forgive();
  }, [isEnabled, isOld, history]);

  return isOld;
}
