import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { closePages, sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import { buildStorybook } from './build-storybook.js';
import { serveFolder, type FolderServer } from './serve-folder.js';
import { openStoryPages, type StoryPages } from './story-pages.js';

/** There from the first test on. */
export interface StorybookStage {
  folder: string;
  server: FolderServer;
  browser: Browser;
  pages: StoryPages;
}

/** A Storybook that was built and is served as static files, and a browser. */
export function setStorybook(): StorybookStage {
  const stage = {} as StorybookStage;

  beforeAll(async () => {
    stage.folder = await mkdtemp(join(tmpdir(), 'phoenix-storybook-'));
    [stage.server, stage.browser] = await Promise.all([
      serveFolder(stage.folder),
      sharedChromium(),
      buildStorybook(stage.folder),
    ]);
    stage.pages = openStoryPages(stage.browser, stage.server);
  });
  afterAll(async () => {
    await closePages(stage.browser);
    await stage.server?.stop();
    await rm(stage.folder, { recursive: true, force: true });
  });

  return stage;
}
