/**
 * Where there is less room than the frame's 350 px, it is scaled, not cut: tells the styles by how
 * much.
 *
 * @returns stops watching
 */
export function watchFrameScale(root: HTMLElement): (() => void) | undefined {
  if (typeof ResizeObserver === 'undefined') return undefined;
  const observer = new ResizeObserver(() => {
    root.style.setProperty('--phoenix-scale', `${Math.min(1, root.clientWidth / 350)}`);
  });
  observer.observe(root);
  return () => observer.disconnect();
}
