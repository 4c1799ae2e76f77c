import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CustomPage } from './custom-page.js';

createRoot(document.querySelector('#root') as Element).render(
  <StrictMode>
    <CustomPage />
  </StrictMode>,
);
