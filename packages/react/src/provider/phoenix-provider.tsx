'use client';

import type { ReactNode } from 'react';
import { PhoenixContext, type PhoenixDefaults } from './phoenix-context.js';

export interface PhoenixProviderProps extends PhoenixDefaults {
  children?: ReactNode;
}

/** Defaults for all checkouts and hooks below it. Optional: each of them takes the same as props. */
export function PhoenixProvider({ children, ...defaults }: PhoenixProviderProps) {
  return <PhoenixContext.Provider value={defaults}>{children}</PhoenixContext.Provider>;
}
