import { PhoenixProvider, type Theme } from '@phoenix-checkout/react';
import { QueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { checkoutUrl } from './sandbox-stage.js';
import './canvas.css';

export interface CanvasProps {
  theme: Theme | 'system';
  direction: 'ltr' | 'rtl';
  /** False on a page of docs. */
  isAlone: boolean;
  children: ReactNode;
}

/** The host's page: a background, and a token cache that no other story has used. */
export function Canvas({ theme, direction, isAlone, children }: CanvasProps) {
  const [queryClient] = useState(() => new QueryClient());
  const Page = isAlone ? 'main' : 'div';
  return (
    <Page className={isAlone ? 'canvas canvas-alone' : 'canvas'} data-theme={theme} dir={direction}>
      <PhoenixProvider checkoutUrl={checkoutUrl} queryClient={queryClient}>
        {children}
      </PhoenixProvider>
    </Page>
  );
}
