const icon = (size: number, content: string) =>
  `<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${content}</svg>`;

export const brandIcon = icon(
  24,
  '<circle cx="9" cy="12" r="7" fill="currentColor" stroke="none"/><circle cx="15.5" cy="12" r="6.5" stroke="currentColor" stroke-width="2.4"/>',
);
export const chevronIcon = icon(18, '<path d="M9 6l6 6-6 6"/>');
export const handIcon = icon(20, '<path d="M4 12h14"/><path d="M12.5 6.5L18 12l-5.5 5.5"/>');
export const linkIcon = icon(
  18,
  '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.6-5.7L12 7"/><path d="M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.6 5.7L12 17"/>',
);
export const externalIcon = icon(
  16,
  '<path d="M14 5h5v5"/><path d="M19 5l-8 8"/><path d="M18 14v4a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h4"/>',
);
export const tickIcon = icon(30, '<path class="draw" d="M5 12.5l4.5 4.5L19 7"/>');
export const infoIcon = icon(28, '<path d="M12 11v7"/><path d="M12 6.2v.1"/>');
export const clockIcon = icon(28, '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.2 2"/>');
export const downIcon = icon(18, '<path d="M12 5v14"/><path d="M6 13l6 6 6-6"/>');
export const crossIcon = icon(28, '<path d="M6 6l12 12"/><path d="M18 6L6 18"/>');
