const LONGEST_SLEEP_MS = 30_000;

const wakeUps: [target: 'document' | 'window', event: string][] = [
  ['document', 'visibilitychange'],
  ['window', 'focus'],
  ['window', 'online'],
  ['window', 'pageshow'],
];

/** Runs a check when it is due, and whenever the page wakes up. */
export interface Alarm {
  start(): void;
  /** Checks now and sets the alarm anew. */
  check(): void;
  stop(): void;
}

/**
 * One timeout of a computed length does not survive a laptop's sleep or a clock that is set. So
 * this one rings at least twice a minute, and when the page is shown, focused or online again.
 *
 * @param onCheck looks at the clocks, does what is due, and says in how many milliseconds it wants
 * to look again (`undefined`: nothing is due); it is given the name of the event that woke the page
 */
export function createAlarm(onCheck: (wakeUp?: string) => number | undefined): Alarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStarted = false;

  function check(wakeUp?: Event) {
    if (!isStarted) return;
    clearTimeout(timer);
    const dueMs = onCheck(wakeUp?.type) ?? LONGEST_SLEEP_MS;
    // A millisecond late, so that what is to be over is over.
    if (isStarted)
      timer = setTimeout(() => check(), Math.min(Math.max(dueMs, 0) + 1, LONGEST_SLEEP_MS));
  }

  function listen(method: 'addEventListener' | 'removeEventListener') {
    for (const [target, event] of wakeUps) globalThis[target][method](event, check);
  }

  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      listen('addEventListener');
      check();
    },
    check: () => check(),
    stop() {
      isStarted = false;
      clearTimeout(timer);
      listen('removeEventListener');
    },
  };
}
