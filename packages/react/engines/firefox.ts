import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '@phoenix-checkout/test-kit/system-packages';
import { BidiConnection } from './bidi-connection.js';
import { clickActions, keyActions, type Engine, type Place } from './engine.js';
import { startProgram } from './start-program.js';

interface ContextInfo {
  context: string;
  children: ContextInfo[];
}

interface Evaluated {
  type: 'success' | 'exception';
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

const firefoxFile = findFirefox();

/**
 * Scrollbars that take up room; nothing that asks or tells at the start. All frames in one process:
 * actions do not reach into a frame of another one.
 */
const preferences = `
user_pref('widget.gtk.overlay-scrollbars.enabled', false);
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('remote.active-protocols', 1);
user_pref('fission.autostart', false);
`;

export const firefox: Engine = {
  name: 'Firefox',
  isInstalled: firefoxFile !== undefined,
  async launch() {
    const profile = await mkdtemp(join(tmpdir(), 'phoenix-checkout-firefox-'));
    await writeFile(join(profile, 'user.js'), preferences);
    const program = await startProgram(
      firefoxFile ?? '',
      ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile],
      { HOME: profile },
      /WebDriver BiDi listening on (ws:\/\/\S+)/,
    );
    const bidi = await BidiConnection.open(`${program.said[1]}/session`);
    await bidi.send('session.new', { capabilities: {} });
    const { contexts } = await bidi.send<{ contexts: ContextInfo[] }>('browsingContext.getTree');
    const [{ context: page } = { context: '' }] = contexts;

    async function contextOf(place: Place): Promise<string> {
      if (place === 'page') return page;
      const tree = await bidi.send<{ contexts: ContextInfo[] }>('browsingContext.getTree', {
        root: page,
      });
      const frame = tree.contexts[0]?.children[0];
      if (!frame) throw new Error('The page has no frame.');
      return frame.context;
    }

    return {
      async goto(url) {
        await bidi.send('browsingContext.navigate', { context: page, url, wait: 'complete' });
      },
      async resize(width, height) {
        await bidi.send('browsingContext.setViewport', {
          context: page,
          viewport: { width, height },
        });
      },
      async evaluate(expression, place = 'page') {
        const evaluated = await bidi.send<Evaluated>('script.evaluate', {
          expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
          target: { context: await contextOf(place) },
          awaitPromise: true,
        });
        if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails?.text);
        return JSON.parse(evaluated.result?.value ?? 'null');
      },
      async click(x, y) {
        await bidi.send('input.performActions', { context: page, actions: clickActions(x, y) });
      },
      async press(key) {
        await bidi.send('input.performActions', { context: page, actions: keyActions(key) });
      },
      async close() {
        bidi.close();
        await program.stop();
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  },
};
