'use client';

import * as React from 'react';
import { readTarget, type CheckoutValues, type ReadTarget } from './checkout-target.js';
import { PhoenixContext } from '../provider/index.js';

/** The target that a host's values make, with its provider's: the same one for the same values. */
export function useCheckoutTarget(
  values: CheckoutValues,
  queryHash: string,
): ReadTarget & { isLocal: boolean } {
  const { address, amount, theme, shareOn, onlyPrivateMatching } = values;
  const defaults = React.useContext(PhoenixContext);
  const checkoutUrl = (values.checkoutUrl ?? defaults.checkoutUrl)?.toString();
  const read = React.useMemo(
    () =>
      readTarget({ address, amount, theme, shareOn, onlyPrivateMatching, checkoutUrl }, queryHash),
    [address, amount, theme, shareOn, onlyPrivateMatching, checkoutUrl, queryHash],
  );
  // Plain http is for a checkout on this machine only.
  return { ...read, isLocal: checkoutUrl?.startsWith('http:') ?? false };
}
