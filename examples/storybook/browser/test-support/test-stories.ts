import { it } from 'vitest';
import { expectedStories } from '../expected-stories.js';
import { settings, type SettingName } from '../settings.js';
import type { StorybookStage } from './storybook-stage.js';

/** A test for each story, in each of the settings that are picked for it. */
export function testStories(
  stage: StorybookStage,
  pick: (own: readonly SettingName[] | undefined) => readonly SettingName[],
): void {
  const runs = Object.entries(expectedStories).flatMap(([id, expected]) =>
    pick(expected.settings).map((setting) => ({ id, setting, expected })),
  );

  it.concurrent.for(runs)(
    '$id reaches its state, $setting',
    { timeout: 180_000 },
    async ({ id, setting, expected }, { expect }) => {
      const run = await stage.pages.run(id, settings[setting]);

      const consoleErrors = run.consoleErrors.filter((text) => !expected.console?.test(text));
      expect({ ...run, consoleErrors }).toEqual({
        status: expected.status,
        failures: [],
        consoleErrors: [],
        foreign: [],
      });
    },
  );
}
