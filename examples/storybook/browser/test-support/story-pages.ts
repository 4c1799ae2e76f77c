import type { Browser, Page } from 'playwright-core';
import type { Setting } from '../settings.js';
import type { FolderServer } from './serve-folder.js';

/** What Storybook tells about a story on its channel. */
interface StoryOutcome {
  /** Each thing that went wrong: the story, its play function, or a check such as accessibility. */
  failures: string[];
  isFinished: boolean;
}

/** A story that was opened, and how it went. */
interface StoryRun {
  failures: string[];
  consoleErrors: string[];
  /** Addresses of other origins that were asked for. */
  foreign: string[];
  status: string | null;
}

declare global {
  interface Window {
    storyOutcome: StoryOutcome;
  }
}

// Storybook says that a story has finished well when its play function threw: both must be heard.
function listenToChannel() {
  const outcome: StoryOutcome = { failures: [], isFinished: false };
  window.storyOutcome = outcome;
  const failing = [
    'configError',
    'storyMissing',
    'storyErrored',
    'storyThrewException',
    'playFunctionThrewException',
    'unhandledErrorsWhilePlaying',
  ];
  let channel: { on(event: string, listener: (data: never) => void): void } | undefined;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(given: typeof channel) {
      channel = given;
      for (const event of failing) {
        channel?.on(event, (data: { message?: string } | undefined) => {
          outcome.failures.push(`${event}: ${data?.message ?? JSON.stringify(data)}`);
          if (event !== 'playFunctionThrewException') outcome.isFinished = true;
        });
      }
      channel?.on(
        'storyFinished',
        (data: {
          status: string;
          reporters: { type: string; status: string; result: object }[];
        }) => {
          for (const { type, status, result } of data.reporters) {
            if (status === 'failed') {
              const { violations = result } = result as { violations?: object };
              outcome.failures.push(`${type}: ${JSON.stringify(violations)}`);
            }
          }
          if (data.status !== 'success') outcome.failures.push(`finished with ${data.status}`);
          outcome.isFinished = true;
        },
      );
    },
  });
}

// A story's backend is in its page: what is asked for as the page is left, such as a token by one
// that has none, would find nobody but the server.
function fallSilentWhenLeft() {
  // The first page of a frame leaves its window to the next.
  if (window !== window.top) return;
  window.addEventListener('pagehide', () => {
    window.fetch = () => new Promise(() => {});
  });
}

interface Watched {
  page: Page;
  consoleErrors: string[];
  foreign: string[];
}

/**
 * Each page has a context of its own: MSW's worker is the origin's, and hands the requests of a
 * frame to whichever visible page it finds.
 */
async function openWatched(browser: Browser, origin: string): Promise<Watched> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const watched: Watched = { page, consoleErrors: [], foreign: [] };
  await page.addInitScript(listenToChannel);
  await page.addInitScript(fallSilentWhenLeft);
  page.on('console', (message) => {
    if (message.type() === 'error') watched.consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => watched.consoleErrors.push(String(error)));
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) watched.foreign.push(url);
  });
  return watched;
}

async function runStory(
  { page, ...watched }: Watched,
  folder: string,
  id: string,
  setting: Setting,
): Promise<StoryRun> {
  const { consoleErrors, foreign } = watched;
  // The last story may be one whose backend fails, and goes on asking it until its page is gone: what
  // it says while it is being left is not this story's.
  await page.goto('about:blank');
  consoleErrors.length = foreign.length = 0;
  const { theme, colorScheme = 'light', width = 1280 } = setting;
  const { reducedMotion = 'no-preference', forcedColors = 'none' } = setting;
  await page.emulateMedia({ colorScheme, reducedMotion, forcedColors });
  await page.setViewportSize({ width, height: 720 });
  await page.goto(`${folder}iframe.html?id=${id}&viewMode=story&globals=theme:${theme}`);
  await page.waitForFunction(() => window.storyOutcome.isFinished, undefined, { timeout: 90_000 });
  const { failures } = await page.evaluate(() => window.storyOutcome);
  const status = await page.locator('[data-status]').first().getAttribute('data-status');
  return { failures, consoleErrors: [...consoleErrors], foreign: [...foreign], status };
}

export interface StoryPages {
  /** Opens a story and waits for its end. */
  run(id: string, setting: Setting): Promise<StoryRun>;
}

/** A few pages that open stories, one after the other. */
export function openStoryPages(browser: Browser, server: FolderServer, count = 3): StoryPages {
  const idle = Array.from({ length: count }, () => openWatched(browser, server.origin));
  const waiting: ((page: Promise<Watched>) => void)[] = [];

  return {
    async run(id, setting) {
      const page =
        idle.pop() ??
        new Promise<Watched>((resolve) => {
          waiting.push(resolve);
        });
      try {
        return await runStory(await page, server.url, id, setting);
      } finally {
        const next = waiting.shift();
        if (next) next(page);
        else idle.push(page);
      }
    },
  };
}
