// Runs before the first paint, so that no other theme shows first. Without `theme` the system decides.
const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
