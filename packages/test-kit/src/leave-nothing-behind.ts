import { afterAll, vi } from 'vitest';

/** For projects whose files share their worker: what a file put in the place of something ends with it. */
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
