import { PhoenixCheckout } from '@phoenix-checkout/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const checkout = createElement(PhoenixCheckout, {
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  amount: '100',
  tokenUrl: '/api/phoenix/token?shop=1',
  checkoutUrl: new URLSearchParams(location.search).get('checkoutUrl'),
});
createRoot(document.getElementById('root')).render(checkout);
