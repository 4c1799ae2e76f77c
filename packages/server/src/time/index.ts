export { createSteadyClock, systemClock, type Clock } from './clock.js';
export { afterMs, everyMs, withDeadline, type Cancel } from './timers.js';
