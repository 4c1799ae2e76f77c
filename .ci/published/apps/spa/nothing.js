import '@phoenix-checkout/core';
import '@phoenix-checkout/react';

document.title = 'Shop';
