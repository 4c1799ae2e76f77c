// @vitest-environment jsdom
import fc from 'fast-check';
import { it } from 'vitest';
import { liveThrough, schedules } from '../../test-support/page-schedule.js';

it('two hundred random hours of page life go well', async () => {
  await fc.assert(fc.asyncProperty(schedules, liveThrough), {
    numRuns: 200,
    endOnFailure: true,
  });
});
