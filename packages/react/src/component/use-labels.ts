'use client';

import * as React from 'react';
import { defaultLabels, type CheckoutLabels } from './checkout-labels.js';
import { PhoenixContext } from '../provider/phoenix-context.js';

/** A component's own labels, then its provider's, then ours; each word by itself. */
export function useLabels(own: Partial<CheckoutLabels> | undefined): CheckoutLabels {
  const { labels: provided } = React.useContext(PhoenixContext);
  return {
    ...defaultLabels,
    ...provided,
    ...own,
    errors: { ...defaultLabels.errors, ...provided?.errors, ...own?.errors },
  };
}
