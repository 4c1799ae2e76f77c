const LONGEST_SLEEP_MS = 30_000;

const wakeUps = ['visibilitychange', 'focus', 'online', 'pageshow'];

/**
 * Runs a check now, when it is due, and whenever the page wakes up. One timeout of a computed length
 * does not survive a laptop's sleep or a clock that is set, so this rings at least twice a minute,
 * and when the page is shown, focused or online again.
 *
 * @param onCheck looks at the clocks, does what is due, and says in how many milliseconds it wants
 * to look again (0 or less: whenever); it is given the name of the event that woke the page
 * @returns stops it
 */
export function startAlarm(onCheck: (wakeUp?: string) => number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function check(event?: Event) {
    clearTimeout(timer);
    const dueMs = onCheck(event?.type);
    // A millisecond late, so that what is to be over is over.
    timer = setTimeout(check, dueMs > 0 ? Math.min(dueMs + 1, LONGEST_SLEEP_MS) : LONGEST_SLEEP_MS);
  }

  for (const wakeUp of wakeUps) addEventListener(wakeUp, check);
  check();
  return () => {
    clearTimeout(timer);
    for (const wakeUp of wakeUps) removeEventListener(wakeUp, check);
  };
}
