import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Shop } from './shop';
import './shop.css';

createRoot(document.querySelector('#root') as Element).render(
  <StrictMode>
    <Shop />
  </StrictMode>,
);
