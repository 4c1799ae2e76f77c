import { createRoot } from 'react-dom/client';
import { contenders, type Contender, type ContenderName, type Surroundings } from './contenders.js';

declare global {
  interface Window {
    /** Mounts a contender; gives the milliseconds from there to its frame's request. */
    race: (name: ContenderName, surroundings: Surroundings) => Promise<number>;
  }
}

/** When the browser began to fetch the frame, on the page's clock. */
function frameRequest(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
        if (entry.initiatorType === 'iframe') resolve(entry.startTime);
      }
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
  return (await frameRequest()) - mountedAt;
};
