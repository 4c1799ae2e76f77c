import type { Clock } from '../src/time/clock.js';

/** A clock whose hands are moved by the test. */
export interface ControlledClock extends Clock {
  /** Time passes, for both clocks. */
  advance(ms: number): void;
  /** Somebody sets the wall clock; no time passes. */
  setWall(ms: number): void;
  /** The machine sleeps: the monotonic clock stands still. */
  sleep(ms: number): void;
}

export function createControlledClock(wall = Date.UTC(2025, 5, 1)): ControlledClock {
  let monotonic = 5000;
  return {
    now: () => wall,
    monotonic: () => monotonic,
    advance(ms) {
      wall += ms;
      monotonic += ms;
    },
    setWall(ms) {
      wall += ms;
    },
    sleep(ms) {
      wall += ms;
    },
  };
}
