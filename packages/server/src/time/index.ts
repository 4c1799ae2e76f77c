export { createSteadyClock, systemClock, type Clock } from './clock.js';
export { onAbort } from './on-abort.js';
export { STORE_CALL_TIMEOUT_MS } from './store-call-timeout.js';
export { afterMs, everyMs, pause, withDeadline, type Cancel, type TimerOptions } from './timers.js';
