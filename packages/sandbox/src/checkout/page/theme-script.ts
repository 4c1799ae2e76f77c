/** Runs before the first paint, so that no other theme flashes up. Without it the system decides. */
export const themeScript = String.raw`
(() => {
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
`;
