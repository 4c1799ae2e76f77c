'use client';

import * as React from 'react';
import type { BackendError, Outage } from '../backend/index.js';

/**
 * A failure from before a component was there, or from while it was not enabled, is not reported by
 * it: the source is asked again, unless it wants a pause.
 *
 * @returns true while there is such a failure only
 */
export function useOldFailure(outage: Outage<BackendError>, isEnabled: boolean): boolean {
  const { error } = outage;
  const [oldError, setOldError] = React.useState(error);
  if (!isEnabled && error !== oldError) setOldError(error);
  const isOld = error !== undefined && error === oldError && !outage.isPaused;

  React.useEffect(() => {
    if (isEnabled && isOld) outage.clear();
  }, [isEnabled, isOld, outage]);

  return isOld;
}
