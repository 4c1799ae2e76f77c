import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ShopPage } from './shop-page.js';
import './styles.css';

createRoot(document.querySelector('#root') as Element).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <ShopPage />
    </QueryClientProvider>
  </StrictMode>,
);
