import { parseUsdAmount } from '@phoenix-checkout/core';

document.title = parseUsdAmount('1.50');
