'use client';

import * as React from 'react';
import type { CheckoutLabels, InlineLabels } from './checkout-labels.js';
import { PhoenixContext } from '../provider/index.js';

/**
 * A component's own labels, then its provider's, then ours; each word by itself.
 *
 * @param ours all the words that the component needs
 */
export function useLabels<Labels extends InlineLabels>(
  ours: Labels,
  own: Partial<CheckoutLabels> | undefined,
): Labels {
  const { labels: provided } = React.useContext(PhoenixContext);
  return {
    ...ours,
    ...provided,
    ...own,
    errors: { ...ours.errors, ...provided?.errors, ...own?.errors },
  };
}
