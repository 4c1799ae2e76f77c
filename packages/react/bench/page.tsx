import { createRoot } from 'react-dom/client';
import { contenders, type Contender, type ContenderName, type Surroundings } from './contenders.js';

/** Milliseconds from mounting a contender. */
export interface Race {
  /** To the frame's request. */
  frame: number;
  /** To the request for a token, and to its answer; absent if there was none. */
  tokenAsked: number | undefined;
  tokenAnswered: number | undefined;
}

declare global {
  interface Window {
    race: (name: ContenderName, surroundings: Surroundings) => Promise<Race>;
  }
}

/** The browser's record of what it fetched for an `iframe`, as soon as there is one. */
function frameRequest(): Promise<PerformanceEntry> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const frame = list
        .getEntries()
        .find((entry) => (entry as PerformanceResourceTiming).initiatorType === 'iframe');
      if (frame) resolve(frame);
    }).observe({ type: 'resource' });
  });
}

window.race = async (name, surroundings) => {
  const contender: Contender = contenders[name];
  await contender.prepare?.(surroundings);
  const root = createRoot(document.querySelector('main') as Element);
  // A frame of its own, as after a press on a button.
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  const mountedAt = performance.now();
  root.render(contender.mount(surroundings));
  const { startTime } = await frameRequest();
  const token = performance
    .getEntriesByName(surroundings.tokenUrl)
    .find((entry) => entry.startTime >= mountedAt) as PerformanceResourceTiming | undefined;
  return {
    frame: startTime - mountedAt,
    tokenAsked: token && token.startTime - mountedAt,
    tokenAnswered: token && token.responseEnd - mountedAt,
  };
};
