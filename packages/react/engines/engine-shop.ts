import type { Call, FixtureProps, RenderOptions } from '../browser/fixture/fixture.js';
import { expectSoon } from '../browser/harness/expect-soon.js';
import type { EnginePage, Place } from './engine.js';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The button of that name, or else the first whose words contain it; as an expression. */
export const button = (name: string) => `(() => {
  const all = [...document.querySelectorAll('button')];
  const isNamed = (each) => [each.textContent.trim(), each.ariaLabel].includes('${name}');
  return all.find(isNamed) ?? all.find((each) => each.textContent.includes('${name}'));
})()`;

const boxOf = (element: string) => `(${element})?.getBoundingClientRect().toJSON() ?? null`;

/** The box of an element that can be clicked on, once it has stood still for two frames; else null. */
const stillBoxOf = (element: string) => `(async () => {
  const element = ${element};
  if (!element || element.disabled) return null;
  const before = element.getBoundingClientRect();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const { x, y, width, height } = element.getBoundingClientRect();
  if (x !== before.x || y !== before.y || width !== before.width) return null;
  const there = document.elementFromPoint(x + width / 2, y + height / 2);
  return element.contains(there) ? { x, y, width, height } : null;
})()`;

/** The fixture's shop in some browser's tab. */
export function driveEngineShop(page: EnginePage) {
  const box = async (element: string) => (await page.evaluate(boxOf(element))) as Box;

  return {
    box,

    async render(props: FixtureProps, options?: RenderOptions): Promise<void> {
      const given = [props, ...(options ? [options] : [])];
      await page.evaluate(`window.fixture.render(...${JSON.stringify(given)})`);
    },

    /** What a callback was called with, each time. */
    async called(name: string): Promise<Record<string, unknown>[]> {
      const calls = (await page.evaluate('window.fixture.calls')) as Call[];
      return calls.filter((call) => call.name === name).map(({ value }) => value);
    },

    becomes: (status: string) =>
      expectSoon(() =>
        page.evaluate(`document.querySelector('[data-status=${status}]') !== null`),
      ).toBe(true),

    /** The amount that the frame was started with. */
    amount: () =>
      page.evaluate(`new URL(document.querySelector('iframe').src).searchParams.get('amount')`),

    /** Waits for an element and clicks on its middle with the mouse, in the frame where it is shown. */
    async click(element: string, place: Place = 'page'): Promise<void> {
      let found: Box | null = null;
      await expectSoon(async () => {
        found = (await page.evaluate(stillBoxOf(element), place)) as Box | null;
        return found;
      }).not.toBe(null);
      let { x, y, width, height } = found as unknown as Box;
      if (place === 'frame') {
        const frame = await box(`document.querySelector('iframe')`);
        const scale = frame.width / ((await page.evaluate('innerWidth', 'frame')) as number);
        [x, y] = [frame.x + x * scale, frame.y + y * scale];
        [width, height] = [width * scale, height * scale];
      }
      await page.click(x + width / 2, y + height / 2);
    },
  };
}
