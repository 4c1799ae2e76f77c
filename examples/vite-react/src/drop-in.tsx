import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DropInPage } from './drop-in-page.js';

createRoot(document.querySelector('#root') as Element).render(
  <StrictMode>
    <DropInPage />
  </StrictMode>,
);
