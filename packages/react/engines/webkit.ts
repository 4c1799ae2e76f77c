import { findWebKit } from '@phoenix-checkout/test-kit/system-packages';
import { freePort } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';
import { clickActions, keyActions, type Engine, type Place } from './engine.js';
import { startProgram } from './start-program.js';

const webKit = findWebKit();

/** A command of the classic WebDriver protocol. */
async function command<Value>(url: string, method: string, body?: object): Promise<Value> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: Value & { message?: string } };
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.message}`);
  return value;
}

export const webkit: Engine = {
  name: 'WebKitGTK',
  isInstalled: webKit !== undefined,
  async launch() {
    if (!webKit) throw new Error('There is no WebKitGTK.');
    const display = await startProgram(
      webKit.display,
      ['-displayfd', '1', '-screen', '0', '1600x1200x24'],
      {},
      /(\d+)\n/,
    );
    const port = await freePort();
    const env = { DISPLAY: `:${display.said[1]}`, LIBGL_ALWAYS_SOFTWARE: '1' };
    const driverUrl = `http://127.0.0.1:${port}`;
    const driver = await startProgram(webKit.driver, [`--port=${port}`], env);
    await until('the driver answers', () =>
      command(`${driverUrl}/status`, 'GET').then(
        () => true,
        () => false,
      ),
    );
    const { sessionId } = await command<{ sessionId: string }>(`${driverUrl}/session`, 'POST', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: webKit.browser, args: ['--automation'] },
        },
      },
    });
    const session = `${driverUrl}/session/${sessionId}`;

    async function enter(place: Place) {
      await command(`${session}/frame`, 'POST', { id: null });
      if (place === 'frame') await command(`${session}/frame`, 'POST', { id: 0 });
    }

    return {
      async goto(url) {
        await command(`${session}/url`, 'POST', { url });
      },
      async resize(width, height) {
        await command(`${session}/window/rect`, 'POST', { width, height });
        await enter('page');
        const inner = await command<[number, number]>(`${session}/execute/sync`, 'POST', {
          script: 'return [innerWidth, innerHeight]',
          args: [],
        });
        // The window has a frame and a toolbar of its own.
        await command(`${session}/window/rect`, 'POST', {
          width: 2 * width - inner[0],
          height: 2 * height - inner[1],
        });
      },
      async evaluate(expression, place = 'page') {
        await enter(place);
        return command(`${session}/execute/async`, 'POST', {
          script: `const done = arguments[0]; Promise.resolve(${expression}).then((value) => done(value ?? null));`,
          args: [],
        });
      },
      async click(x, y) {
        await enter('page');
        await command(`${session}/actions`, 'POST', { actions: clickActions(x, y) });
      },
      async press(key) {
        await enter('page');
        await command(`${session}/actions`, 'POST', { actions: keyActions(key) });
      },
      async close() {
        await command(session, 'DELETE').catch(() => {});
        await driver.stop();
        await display.stop();
      },
    };
  },
};
