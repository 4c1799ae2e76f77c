'use client';

import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, type ReactNode } from 'react';
import type { CheckoutLabels } from './checkout-labels.js';
import type { TokenSource } from './token-source.js';

export interface PhoenixDefaults extends TokenSource {
  /** Staging or the sandbox. Default: Phoenix's own checkout. */
  checkoutUrl?: string | URL | undefined;
  labels?: Partial<CheckoutLabels> | undefined;
  /** The query client that holds the tokens. Default: the one of a `QueryClientProvider`, else our own. */
  queryClient?: QueryClient | undefined;
}

const PhoenixContext = createContext<PhoenixDefaults>({});

export interface PhoenixProviderProps extends PhoenixDefaults {
  children?: ReactNode;
}

/** Defaults for all checkouts and hooks below it. Optional: each of them takes the same as props. */
export function PhoenixProvider({ children, ...defaults }: PhoenixProviderProps) {
  return <PhoenixContext.Provider value={defaults}>{children}</PhoenixContext.Provider>;
}

export function usePhoenixDefaults(): PhoenixDefaults {
  return useContext(PhoenixContext);
}
