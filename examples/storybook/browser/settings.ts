import type { Theme } from '@phoenix-checkout/react';

/** How the browser and the toolbar are set while a story runs. */
export interface Setting {
  theme: Theme;
  /** What the payer's system says. */
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce';
  forcedColors?: 'active';
  /** The window's width in CSS pixels. Default 1280. */
  width?: number;
}

/** By the name that a test shows. */
export const settings = {
  light: { theme: 'light' },
  dark: { theme: 'dark' },
  'dark system': { theme: 'light', colorScheme: 'dark' },
  'reduced motion': { theme: 'light', reducedMotion: 'reduce' },
  'forced colours': { theme: 'light', forcedColors: 'active' },
  '320 px': { theme: 'light', width: 320 },
  '360 px': { theme: 'light', width: 360 },
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
