/** Moves the focus to what has just come in sight: its heading says what it is. */
export function focusHeading(part: HTMLElement): void {
  const heading = part.querySelector('h2');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}
