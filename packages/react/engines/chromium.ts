import { hasChromium, launchChromium } from '@phoenix-checkout/test-kit/chromium';
import type { Engine } from './engine.js';

export const chromium: Engine = {
  name: 'Chromium',
  isInstalled: hasChromium,
  async launch() {
    // With scrollbars that take up room.
    const browser = await launchChromium({ ignoreDefaultArgs: ['--hide-scrollbars'] });
    const page = await browser.newPage();
    const placeOf = (place: string) => {
      const frame = place === 'frame' ? page.frames()[1] : page.mainFrame();
      if (!frame) throw new Error('The page has no frame.');
      return frame;
    };
    return {
      goto: async (url) => void (await page.goto(url)),
      resize: (width, height) => page.setViewportSize({ width, height }),
      evaluate: (expression, place = 'page') => placeOf(place).evaluate(expression),
      click: (x, y) => page.mouse.click(x, y),
      press: (key) => page.keyboard.press(key),
      close: () => browser.close(),
    };
  },
};
