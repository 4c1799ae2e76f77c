import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePages, hasChromium, sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import { startSandbox, type RunningSandbox } from '../node/index.js';
import { accessTokenOf } from '../../test-support/requests.js';
import { startPayer } from '../../test-support/payer.js';
import { startReceiver } from '../../test-support/webhook-receiver.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser takes its time where others work beside it. */
const patiently = { timeout: 10_000 };

/** What axe finds in light, and of colours in the dark, by its rules' names. */
async function violations(page: Page): Promise<string[]> {
  const run = (options: object) =>
    page.evaluate<string[]>(
      `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })})
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
    );
  const found = await run({});
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await run({ runOnly: ['color-contrast'] })));
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

describe.skipIf(!hasChromium)('the panel', () => {
  let browser: Browser;
  let running: RunningSandbox;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  const pages: Page[] = [];

  beforeAll(async () => {
    browser = await sharedChromium();
  });
  beforeEach(async () => {
    receiver = await startReceiver();
    running = await startSandbox({ webhookUrl: receiver.url, transferSeconds: 0.05 });
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()));
    await running.stop();
  });
  afterAll(() => closePages(browser));

  async function openPanel(options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    context.setDefaultTimeout(15_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    pages.push(page);
    await page.goto(running.panelUrl);
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  }
  const rows = (page: Page) => page.getByRole('option');
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click();

  it('shows what happens as it happens, to two at once; filters it; tells an order on one line', async () => {
    const [page, other] = [await openPanel(), await openPanel()];
    await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor();
    const payer = await startPayer(running.sandbox);
    await payer.link();
    const orderId = await payer.order();
    await running.sandbox.settled();
    await payer.pay(orderId);

    for (const each of [page, other]) {
      await rows(each).filter({ hasText: 'order_status_updated answered 200' }).waitFor();
      expect(await rows(each).count()).toBe(9);
    }

    await page.getByRole('searchbox').fill(orderId);
    await expect.poll(() => rows(page).count(), patiently).toBe(5);
    await press(page, 'Webhooks');
    await expect.poll(() => rows(page).count(), patiently).toBe(3);
    await press(page, 'Webhooks');
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByText('Nothing fits the filter.').waitFor();

    await press(page, 'One line an order');
    await page.getByText('Nothing fits the filter.').waitFor();
    await page.getByRole('searchbox').fill(orderId);
    await page.getByText('1 of 2', { exact: true }).waitFor();
    const story = page.getByRole('listitem').filter({ hasText: orderId.slice(0, 8) });
    expect((await story.innerText()).replace(/\s+/g, ' ')).toMatch(
      /created .*order_created ✓.*paid ….*fulfilled ✓.*order_status_updated ✓/,
    );
  });

  it('opens a webhook with all of it, replays it, and masks what is secret', async () => {
    const page = await openPanel();
    const payer = await startPayer(running.sandbox);
    await payer.link();
    await rows(page).filter({ hasText: 'payment_link_created answered 200' }).click();
    await page.getByRole('heading', { name: 'Signature' }).waitFor();

    const shown = await page.getByRole('region', { name: 'Entry and actions' }).innerText();
    expect(shown).toContain('X-Webhook-Signature');
    expect(shown).toContain('HMAC-SHA256');
    expect(shown).toContain('access_token=(masked)');

    await press(page, 'Replay');
    await expect.poll(() => receiver.received.length, patiently).toBe(2);

    await press(page, 'Send three times at once');
    await expect.poll(() => receiver.received.length, patiently).toBe(5);
    expect(new Set(receiver.received.map(({ json }) => json.id)).size).toBe(1);

    await page.getByText('The same from a terminal').first().click();
    await page.getByRole('button', { name: 'Copy command' }).first().click();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toMatch(/^npx @phoenix-checkout\/sandbox replay evt_\w+ --port \d+$/);
  });

  it('fires events, switches faults, moves the clock, plays scenarios, empties everything', async () => {
    const page = await openPanel();
    const orderId = await (await startPayer(running.sandbox)).order();
    await running.sandbox.settled();
    const nav = page.getByRole('navigation');

    await nav.getByRole('button', { name: 'Event' }).click();
    await page.getByLabel('Fields to change').fill('order.orderStatus=refunded');
    await page.getByLabel('Fields to add').fill('order.note=hello');
    await page.getByLabel('Deliveries', { exact: true }).fill('2');
    await press(page, 'Fire event');
    await page.getByText(/^Fired evt_/).waitFor();
    await expect.poll(() => receiver.received.length, patiently).toBe(3);
    expect(receiver.received.at(-1)?.json.data).toMatchObject({
      orderStatus: 'refunded',
      order: { note: 'hello', id: orderId },
    });
    await page.getByLabel('Fields to change').fill('order.orderStats=x');
    await press(page, 'Fire event');
    await page.getByText(/no field order\.orderStats/).waitFor();

    await nav.getByRole('button', { name: 'Faults' }).click();
    await page.getByLabel('Receiver cannot be reached').check();
    await page
      .getByRole('group', { name: 'Token endpoint' })
      .getByLabel('Answers')
      .selectOption('429');
    await press(page, 'Switch on exactly these');
    await page.getByText('Switched.').waitFor();
    expect(running.sandbox.faults).toEqual({
      webhook: { unreachable: true },
      token: { reply: 429 },
    });
    running.sandbox.setFaults({ payment: { outcome: 'failed' } });
    await expect.poll(() => page.getByLabel('Outcome').inputValue()).toBe('failed');
    await press(page, 'All off');
    await expect.poll(() => running.sandbox.faults, patiently).toEqual({});

    await nav.getByRole('button', { name: 'Clock' }).click();
    await press(page, 'Move the clock ahead');
    await page.getByText(/^Moved/).waitFor();
    expect(running.sandbox.orders[0]?.status).toBe('expired');

    await nav.getByRole('button', { name: 'Scenario' }).click();
    await page.getByLabel('Scenario', { exact: true }).selectOption('duplicates');
    await press(page, 'Play scenario');
    await page.getByText('The order is fulfilled.').waitFor();
    expect(await page.getByRole('list', { name: 'Steps' }).innerText()).toContain('3 times');

    await nav.getByRole('button', { name: 'Clock' }).click();
    await page.getByLabel(/^Forget orders/).check();
    await press(page, 'Empty everything');
    await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor();
    expect(running.sandbox.orders).toEqual([]);
  });

  it('fires an event in another form, and says so from a terminal', async () => {
    const page = await openPanel();
    await (await startPayer(running.sandbox)).order();
    await running.sandbox.settled();
    await page.getByRole('navigation').getByRole('button', { name: 'Event' }).click();
    const form = page.locator('form').filter({ hasText: 'Fire a webhook event' });
    await form.getByLabel('Event', { exact: true }).selectOption('order_created');
    expect(await form.getByLabel('Amounts').isVisible()).toBe(false);

    await form.getByText('Form of the webhook').click();
    await form.getByLabel('Amounts').selectOption('strings');
    await form.getByLabel('Timestamps').selectOption('zoneless');
    await form.getByLabel('Flat, without an id').selectOption('no');
    await form.getByText('The same from a terminal').click();

    await press(page, 'Fire event');
    await expect.poll(() => receiver.received.length, patiently).toBe(2);
    expect(receiver.received[1]?.json).toMatchObject({
      event: 'order_created',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:/),
      data: { order: { inputAmount: expect.any(String) } },
    });
    expect(await form.getByRole('group', { name: 'command', exact: true }).innerText()).toContain(
      'trigger order_created --webhook-form amounts=strings --webhook-form timestamps=zoneless --webhook-form retired=false',
    );
    expect(await form.getByRole('group', { name: 'curl', exact: true }).innerText()).toContain(
      '"form":{"amounts":"strings","timestamps":"zoneless","retired":false}',
    );

    await form.getByLabel('Amounts').selectOption('as usual');
    await form.getByLabel('Timestamps').selectOption('as usual');
    await form.getByLabel('Flat, without an id').selectOption('yes');
    await press(page, 'Fire event');
    await expect.poll(() => receiver.received.length, patiently).toBe(3);
    expect(receiver.received[2]?.json).toMatchObject({ eventType: 'order.created' });
  });

  it('shows the time of the sandbox after its clock was moved, though nothing fell due', async () => {
    const page = await openPanel();
    const shownMinutes = async () => {
      const text = await page.getByTitle("The sandbox's own clock").innerText();
      const [hours = 0, minutes = 0] = text.split(':').map(Number);
      return hours * 60 + minutes;
    };
    const before = await shownMinutes();

    await running.sandbox.advance(1800);

    await expect
      .poll(async () => ((await shownMinutes()) - before + 1440) % 1440, patiently)
      .toBeGreaterThanOrEqual(30);
  });

  it('says that there is no order yet where only tokens were asked for', async () => {
    const page = await openPanel();
    await accessTokenOf(running.sandbox);
    await rows(page).filter({ hasText: 'Phoenix Market token' }).waitFor();

    await press(page, 'One line an order');

    await page.getByText('There is no order or payment link yet.').waitFor();
    expect(await page.getByText('Nothing fits the filter.').isVisible()).toBe(false);
  });

  it('comes back after a restart of the sandbox, and says what it remembers', async () => {
    const port = Number(new URL(running.url).port);
    const dataFile = join(mkdtempSync(join(tmpdir(), 'panel-')), 'data.json');
    await running.stop();
    running = await startSandbox({ port, dataFile });
    const page = await openPanel();
    await (await startPayer(running.sandbox)).order();
    await rows(page).filter({ hasText: 'order_created' }).waitFor();

    await running.stop();
    await page.getByText('The sandbox does not answer.').waitFor();
    running = await startSandbox({ port, dataFile });
    await page.getByText('Connected again: nothing was missed.').waitFor();
    await rows(page).filter({ hasText: 'started again, with its data' }).waitFor();
    const kept = await rows(page).count();

    await running.stop();
    await page.getByText('The sandbox does not answer.').waitFor();
    running = await startSandbox({ port });
    await page.getByText(/remembers nothing from before/).waitFor();

    expect(kept).toBe(5);
    await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor();
  });

  it('holds 10,000 entries with a few rows in the document, and tells how many there are', async () => {
    for (let count = 0; count < 10_000; count += 1) running.sandbox.setFaults({});
    const page = await openPanel();

    await page.getByRole('option').and(page.locator('[aria-setsize="10000"]')).first().waitFor();
    expect(await rows(page).count()).toBeLessThan(60);
    const list = page.getByRole('listbox');
    await list.focus();
    await page.keyboard.press('End');
    await page.locator('[aria-posinset="10000"]').waitFor();

    const seen = await rows(page).evaluateAll((elements) =>
      elements.map((element) => Number(element.getAttribute('aria-posinset'))),
    );
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('leaves what is being read in its place while more happens', async () => {
    for (let count = 0; count < 200; count += 1) running.sandbox.setFaults({});
    const page = await openPanel();
    const list = page.getByRole('listbox');
    await page.locator('[aria-setsize="200"]').first().waitFor();
    await list.evaluate((element) => element.scrollTo(0, 2000));
    const read = page.locator('#entry-145');
    await read.waitFor();
    const before = await read.boundingBox();

    for (let count = 0; count < 30; count += 1) running.sandbox.setFaults({});
    await page.locator('[aria-setsize="230"]').first().waitFor();

    await expect.poll(() => read.boundingBox(), patiently).toEqual(before);
  });

  it('does not ask for each switch which faults are on, however many switches a long history tells of', async () => {
    for (let count = 0; count < 3000; count += 1) running.sandbox.setFaults({});
    const page = await openPanel();
    await page.locator('[aria-setsize="3000"]').first().waitFor();
    const asked = () =>
      page.evaluate<number>(
        `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/admin/faults')).length`,
      );

    // With the greeting, and at most with each of the six parts in which the history comes.
    expect(await asked()).toBeLessThanOrEqual(7);
  });

  it('has nothing that axe finds while the sandbox is gone, and when it is back', async () => {
    const port = Number(new URL(running.url).port);
    const page = await openPanel({ reducedMotion: 'reduce' });
    await page.evaluate(axe);
    await (await startPayer(running.sandbox)).order();
    await rows(page).first().waitFor();

    await running.stop();
    await page.getByText('The sandbox does not answer.').waitFor();
    const found = await violations(page);
    running = await startSandbox({ port });
    await page.getByText(/remembers nothing from before/).waitFor();
    found.push(...(await violations(page)));

    expect(found).toEqual([]);
  });

  it('is driven by the keyboard alone', async () => {
    const page = await openPanel();
    await (await startPayer(running.sandbox)).order();
    await rows(page).filter({ hasText: 'answered 200' }).waitFor();
    const focused = () =>
      page.evaluate<string>(
        `(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()`,
      );
    const tabTo = async (name: string) => {
      for (let count = 0; count < 60; count += 1) {
        await page.keyboard.press('Tab');
        if ((await focused()) === name) return;
      }
      throw new Error(`Tab does not reach ${name}.`);
    };

    await tabTo('What happened, newest first');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'order_created answered 200' }).waitFor();
    await tabTo('Replay');
    await page.keyboard.press('Enter');
    await expect.poll(() => receiver.received.length, patiently).toBe(2);
    await page.getByRole('searchbox').focus();
    await tabTo('Scenario');
    await page.keyboard.press('Space');
    await tabTo('Play scenario');
    await page.keyboard.press('Enter');
    await page.getByText('The order is fulfilled.').waitFor();

    // The first attempt of the event, its replay, and two events of the scenario.
    expect(receiver.received).toHaveLength(4);
  });

  it('has nothing that axe finds, light and dark, wide and narrow', async () => {
    const found: string[] = [];
    // A colour on its way to another theme is neither.
    const page = await openPanel({ reducedMotion: 'reduce' });
    // The page's own policy lets no other script in: this one comes by the debugger.
    await page.evaluate(axe);
    const look = async () => void found.push(...(await violations(page)));
    const go = (name: string) =>
      page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
    await look();
    await (await startPayer(running.sandbox)).order();
    await running.sandbox.settled();
    running.sandbox.setFaults({ webhook: { unreachable: true } });
    running.sandbox.webhooks.trigger('order_created');
    await rows(page).filter({ hasText: 'webhooks are down' }).first().click();
    await page.getByRole('heading', { name: 'Signature' }).waitFor();
    await look();
    await go('Event');
    await page.getByText('Form of the webhook').click();
    await look();
    await go('Faults');
    await press(page, 'One line an order');
    await look();
    await page.setViewportSize({ width: 360, height: 740 });
    await go('Event');
    await look();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await go('Scenario');
    await look();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);

    expect(found).toEqual([]);
  });

  it('shows the first steps whole on a phone, with what copies them', async () => {
    const page = await openPanel({ viewport: { width: 360, height: 740 } });
    const copy = page.getByRole('button', { name: 'Copy command' });

    const right = await copy.evaluate((button: Element) => button.getBoundingClientRect().right);

    expect(right).toBeLessThanOrEqual(360);
  });

  it('announces new entries together, and not each', async () => {
    const page = await openPanel();
    await page.evaluate(`
      window.said = [];
      for (const region of document.querySelectorAll('[role=status]')) {
        new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
      }
    `);
    const payer = await startPayer(running.sandbox);
    for (let count = 0; count < 20; count += 1) await payer.order();

    await expect
      .poll(() => page.evaluate('said'), { timeout: 10_000 })
      .toEqual(['42 new entries.']);
  });
});
