import { listen } from './listen.js';
import type { PageWindow } from './page-window.js';

/**
 * Runs a check now, when it is due, and whenever the page wakes up. One timeout of a computed length
 * does not survive a laptop's sleep or a clock that is set, so this rings at least twice a minute,
 * and when the page is shown, focused or online again.
 *
 * @param onCheck looks at the clocks, does what is due, and says in how many milliseconds it wants
 * to look again. For 0 or less it is called half a minute later, or when the page wakes up before
 * that. It is told whether the page has just woken up
 * @param page the window whose timers and events count. Default: the script's own
 * @returns stops it
 */
export function startAlarm(
  onCheck: (isAwoken: boolean) => number,
  page: PageWindow = window,
): () => void {
  let timer: number | undefined;

  function check(event?: Event) {
    page.clearTimeout(timer);
    // A page that is being hidden has not woken up.
    const dueMs = onCheck(event !== undefined && !page.document.hidden);
    // Half a minute at most; a millisecond late, so that what is to be over is over.
    timer = page.setTimeout(check, Math.min(dueMs > 0 ? dueMs + 1 : 30_000, 30_000));
  }

  const stopListening = listen(['visibilitychange', 'focus', 'online', 'pageshow'], check, {
    page,
  });
  check();
  return () => {
    page.clearTimeout(timer);
    stopListening();
  };
}
