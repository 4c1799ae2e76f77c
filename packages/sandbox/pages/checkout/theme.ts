import { themes } from '@phoenix-checkout/core';

// Runs before the first paint, so that no other theme shows first. Without `theme` the system decides.
const asked = new URLSearchParams(location.search).get('theme');
const theme = themes.find((known) => known === asked);
if (theme) document.documentElement.dataset.theme = theme;
