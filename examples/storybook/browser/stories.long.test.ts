import { describe } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStorybook } from './test-support/storybook-stage.js';
import { testStories } from './test-support/test-stories.js';

describe.skipIf(!hasChromium)('the built Storybook, in the dark', () => {
  const stage = setStorybook();

  testStories(stage, (own) => (own ? [] : ['dark']));
});
