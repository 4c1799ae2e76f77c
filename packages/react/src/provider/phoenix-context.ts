'use client';

import type { QueryClient } from '@tanstack/react-query';
import * as React from 'react';
import type { CheckoutLabels } from '../component/checkout-labels.js';
import type { PaymentLinkLabels } from '../payment-link/payment-link-labels.js';
import type { TokenUrlSource } from '../token/source/index.js';

/** What a `PhoenixProvider` gives to all checkouts and hooks below it, which their own props beat. */
export interface PhoenixDefaults extends Pick<TokenUrlSource, 'tokenUrl' | 'tokenRequest'> {
  /** Staging or the sandbox. Default: Phoenix's own checkout. */
  checkoutUrl?: string | URL | undefined;
  labels?: Partial<CheckoutLabels & PaymentLinkLabels> | undefined;
  /** The query client that holds the tokens. Default: the one of a `QueryClientProvider`, else our own. */
  queryClient?: QueryClient | undefined;
}

/** The nearest provider's defaults. */
export const PhoenixContext = /* @__PURE__ */ React.createContext<PhoenixDefaults>({});
