// What the tests need from the system, where it may be, and how to install it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} name @returns {string | undefined} */
export function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    if (folder && existsSync(file)) return file;
  }
  return undefined;
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const chromiumPlaces = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The whole Chromium or Chrome; `CHROMIUM_PATH` wins. @returns {string | undefined} */
export function findWholeChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of chromiumNames) {
    const found = onPath(name);
    if (found) return found;
  }
  return chromiumPlaces.find((place) => existsSync(place));
}

/**
 * The Chromium to test in: without the browser's own window if there is one, since that window costs
 * more than the pages that are tested in it; `CHROMIUM_PATH` wins. @returns {string | undefined}
 */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return onPath('chromium-headless-shell') ?? findWholeChromium();
}

/** The redis-server to start in tests; `REDIS_SERVER_PATH` wins. @returns {string | undefined} */
export function findRedisServer() {
  return process.env.REDIS_SERVER_PATH ?? onPath('redis-server');
}

/** The Firefox to test in; `FIREFOX_PATH` wins. @returns {string | undefined} */
export function findFirefox() {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  return onPath('firefox-esr') ?? onPath('firefox');
}

const miniBrowsers = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) =>
  ['4.1', '4.0'].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`),
);

/**
 * WebKitGTK's browser, its driver, and the X server that it is shown on.
 *
 * @returns {{ browser: string, driver: string, display: string } | undefined}
 */
export function findWebKit() {
  const browser = miniBrowsers.find((place) => existsSync(place));
  const driver = onPath('WebKitWebDriver');
  const display = onPath('Xvfb');
  return browser && driver && display ? { browser, driver, display } : undefined;
}

/**
 * @typedef {object} SystemNeed
 * @property {string} name
 * @property {string} debian the packages of Debian
 * @property {string} [debianQuicker] a package that makes tests quicker, where there is one of that name
 * @property {string | undefined} brew undefined: not to be had on macOS
 * @property {() => unknown} find
 */

/** @type {SystemNeed[]} */
const needs = [
  {
    name: 'a Chromium browser',
    debian: 'chromium',
    debianQuicker: 'chromium-headless-shell',
    brew: '--cask chromium',
    find: findWholeChromium,
  },
  { name: 'redis-server', debian: 'redis-server', brew: 'redis', find: findRedisServer },
];

/** What the tests in other engines want beside it. @type {SystemNeed[]} */
const engines = [
  { name: 'Firefox', debian: 'firefox-esr', brew: '--cask firefox', find: findFirefox },
  { name: 'WebKitGTK', debian: 'webkit2gtk-driver xvfb', brew: undefined, find: findWebKit },
];

/**
 * Installs what is missing where that is safe (as root, with apt-get: a container or CI); elsewhere
 * prints the one command that does it. Returns the names of what is still missing.
 *
 * @param {{ withEngines?: boolean }} [options] `withEngines`: Firefox and WebKitGTK too, for `test:all`
 */
export function ensureSystemPackages({ withEngines = false } = {}) {
  const missing = [...needs, ...(withEngines ? engines : [])].filter((need) => !need.find());
  if (missing.length === 0) return [];

  const packages = missing.flatMap((need) => need.debian.split(' '));
  const apt = onPath('apt-get');
  if (apt && process.getuid?.() === 0) {
    console.log(
      `Installing ${packages.join(' and ')} (needed by the tests, may take a minute) ...`,
    );
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    /** @param {string[]} args */
    const run = (...args) => spawnSync(apt, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    /** @param {string} names */
    const install = (names) =>
      run('install', '-y', '-q', '--no-install-recommends', ...names.split(' '));
    run('update', '-q');
    // One by one: a name that this Debian does not know stops all that are asked for with it.
    for (const { debian, debianQuicker } of missing) {
      install(debian);
      if (debianQuicker) install(debianQuicker);
    }
    return missing.filter((need) => !need.find()).map((need) => need.name);
  }

  const command =
    process.platform === 'darwin'
      ? missing.flatMap(({ brew }) => (brew ? [`brew install ${brew}`] : [])).join(' && ')
      : `sudo apt-get install -y ${packages.join(' ')}`;
  console.log(
    `Missing: ${missing.map((need) => need.name).join(' and ')}. Tests that need it are skipped.\n` +
      `To run them too: ${command}`,
  );
  return missing.map((need) => need.name);
}
