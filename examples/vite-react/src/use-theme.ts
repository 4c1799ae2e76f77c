import { useEffect, useState } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themes)[number];

/** The page's theme, kept for the next visit. `theme` is for the checkout: undefined follows the system. */
export function useTheme() {
  const [choice, setChoice] = useState<ThemeChoice>(
    () => themes.find((name) => name === document.documentElement.dataset['theme']) ?? 'system',
  );

  useEffect(() => {
    document.documentElement.dataset['theme'] = choice;
    localStorage.setItem('theme', choice);
  }, [choice]);

  return { choice, setChoice, theme: choice === 'system' ? undefined : choice };
}
