'use client';

import * as React from 'react';
import type { BackendError, Outage } from '../backend/index.js';

/**
 * What failed before a component came, or while it was not enabled, is no failure of its own: it
 * is asked for again, unless the source wants a pause.
 *
 * @returns true while there is such a failure only
 */
export function useOldFailure(outage: Outage<BackendError>, isEnabled: boolean): boolean {
  const { error } = outage;
  const [oldError, setOldError] = React.useState(error);
  if (!isEnabled && error !== oldError) setOldError(error);
  const isOld = error !== undefined && error === oldError && !outage.isToWait;

  React.useEffect(() => {
    if (isEnabled && isOld) outage.forgive();
  }, [isEnabled, isOld, outage]);

  return isOld;
}
