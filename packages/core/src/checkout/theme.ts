/** The themes that Phoenix's checkout has. */
export const themes = ['light', 'dark'] as const;

/** A theme of Phoenix's checkout. */
export type Theme = (typeof themes)[number];
