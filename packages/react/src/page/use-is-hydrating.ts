'use client';

import * as React from 'react';

const noSubscription = () => () => {};

/** True on the server and while its HTML is hydrated: what is rendered must not differ from it. */
export function useIsHydrating(): boolean {
  return React.useSyncExternalStore(
    noSubscription,
    () => false,
    () => true,
  );
}
