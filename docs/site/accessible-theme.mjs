// The theme's own components are mended for keyboards and screen readers as they are compiled. A version of the
// theme whose source differs stops the build, so that no fix is lost unnoticed.

/** What is replaced, by component. @type {Record<string, [theirs: string, ours: string][]>} */
const replacements = {
  // A button inside a button: the header of a group without a page of its own toggles it, the caret only shows it.
  // The header of a group that is always open is no button.
  'VPSidebarItem.vue': [
    [
      ':role="itemRole"',
      `:role="collapsible && !isLink ? 'button' : undefined"
      :aria-expanded="collapsible && !isLink ? !collapsed : undefined"`,
    ],
    [':tabindex="item.items && 0"', ':tabindex="collapsible && !isLink ? 0 : undefined"'],
    [
      "if ('key' in e && e.key !== 'Enter') {",
      "if ('key' in e && e.key === ' ') e.preventDefault()\n  else if ('key' in e && e.key !== 'Enter') {",
    ],
    [
      'class="caret"\n        role="button"\n        aria-label="toggle section"',
      `class="caret"
        :role="isLink ? 'button' : undefined"
        :aria-label="isLink ? 'toggle section' : undefined"`,
    ],
    [
      '@keydown.enter="onCaretClick"\n        tabindex="0"',
      '@keydown.enter="onCaretClick"\n        :tabindex="isLink ? 0 : undefined"',
    ],
  ],
  // The switch has a name from the first HTML, before the script runs.
  'VPSwitchAppearance.vue': [
    [
      "switchTitle = ref('')",
      "switchTitle = ref(theme.value.darkModeSwitchTitle || 'Switch to dark theme')",
    ],
  ],
  // The key is no word of the button's label. The style sheet writes it, as it does "Ctrl".
  'VPNavBarSearchButton.vue': [
    [
      '<kbd class="DocSearch-Button-Key">K</kbd>',
      '<kbd class="DocSearch-Button-Key DocSearch-Button-Letter"></kbd>',
    ],
  ],
};

/** @returns {import('vite').Plugin} */
export function accessibleTheme() {
  return {
    name: 'accessible-theme',
    enforce: 'pre',
    transform(code, id) {
      const component = id.split('/').at(-1) ?? '';
      if (!id.includes('vitepress') || !replacements[component]) return undefined;
      return replacements[component].reduce((text, [theirs, ours]) => {
        if (!text.includes(theirs)) throw new Error(`${component} has no ${theirs} any more.`);
        return text.replace(theirs, ours);
      }, code);
    },
  };
}
