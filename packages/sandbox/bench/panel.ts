// What the panel costs with 10,000 entries, two at once: `pnpm --filter @phoenix-checkout/sandbox bench`.
// It exits with 1 where a limit is broken. Measure on a machine that does nothing else.
import { readFile } from 'node:fs/promises';
import { launchChromium } from '@phoenix-checkout/test-kit/chromium';
import type { Page } from 'playwright-core';
import { startSandbox } from '../src/node/index.js';
import { startPayer } from '../test-support/payer.js';
import { Verdict } from './limits.js';

const ENTRIES = 10_000;
const ORDERS = 300;

/** What the page's own thread has worked so far, in milliseconds: not what others on the machine did. */
async function workMeter(page: Page): Promise<() => Promise<number>> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await client.send('Performance.enable');
  return async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}

/** From the request of the page to the first row, and to the last, in milliseconds. */
async function timeToRows(page: Page, url: string): Promise<[first: number, all: number]> {
  await page.addInitScript(`{
    const look = () => {
      if (document.querySelector('[role=option]')) window.firstAt ??= performance.now();
      if (document.querySelector('[aria-setsize="${ENTRIES}"]')) window.allAt = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  }`);
  await page.goto(url);
  await page.locator(`[aria-setsize="${ENTRIES}"]`).first().waitFor();
  return page.evaluate<[number, number]>(`new Promise((resolve) => {
    const look = () => (window.allAt ? resolve([firstAt, allAt]) : requestAnimationFrame(look));
    look();
  })`);
}

/** How long frames take while the whole list is scrolled through, in milliseconds. */
async function frameTimes(page: Page, selector: string): Promise<number[]> {
  return page.evaluate<number[]>(`new Promise((resolve) => {
    const list = document.querySelector('${selector}');
    const times = [];
    let last;
    const step = (now) => {
      if (last !== undefined) times.push(now - last);
      last = now;
      list.scrollTop += 900;
      if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) resolve(times);
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`);
}

/** @returns the page's work a frame, in milliseconds */
async function measureScroll(page: Page, name: string, selector: string): Promise<number> {
  const work = await workMeter(page);
  const before = await work();
  const frames = (await frameTimes(page, selector)).toSorted((a, b) => a - b);
  const perFrame = ((await work()) - before) / frames.length;
  const at = (part: number) => frames[Math.floor((frames.length - 1) * part)]?.toFixed(1);
  console.log(
    `${name}, scroll: ${frames.length} frames, median ${at(0.5)} ms, 95 % below ${at(0.95)} ms, longest ${at(1)} ms; work ${perFrame.toFixed(1)} ms a frame`,
  );
  return perFrame;
}

/** The most that a page's process holds for itself, in megabytes; its heap where the system does not tell. */
async function measureMemory(page: Page, name: string): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await browser?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const sizes = await Promise.all(
    renderers.map(async ({ id }) => {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
      return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    }),
  );
  const heap = usedSize / 1024 / 1024;
  console.log(
    `${name}, memory: heap ${heap.toFixed(1)} MB; renderers' own memory ${sizes.map((size) => size.toFixed(0)).join(', ')} MB`,
  );
  return Math.max(heap, ...sizes);
}

/** A page that scrolls as far and holds nothing: what this machine can do. */
const barePage = `<!doctype html><title>Bare</title><div id="list" style="height:700px;overflow:auto"><div style="height:${ENTRIES * 40}px"></div></div>`;

const idle = await startSandbox();
const running = await startSandbox();
const { sandbox } = running;
const payer = await startPayer(sandbox);
for (let count = 0; count < ORDERS; count += 1) await payer.order();
const orderIds = sandbox.orders.map(({ id }) => id);
for (let count = 0; count < ENTRIES; count += 1) {
  const subjectId = orderIds[count % ORDERS];
  if (count % 20 === 0) sandbox.setFaults(count % 40 === 0 ? { token: { reply: 500 } } : {});
  else sandbox.webhooks.trigger('order_status_updated', { subjectId });
}
const verdict = new Verdict();
const browser = await launchChromium();
try {
  const bare = await browser.newPage();
  await bare.setContent(barePage);
  const bareWork = await measureScroll(bare, 'bare page', '#list');
  await bare.close();
  const empty = await browser.newPage();
  await empty.goto(idle.panelUrl);
  await empty.getByText('Live', { exact: true }).waitFor();
  const ready = await empty.evaluate<number>('performance.now()');
  console.log(`panel without entries, open: ${ready.toFixed(0)} ms`);
  await empty.close();
  const pages = await Promise.all([1, 2].map(() => browser.newPage()));
  for (const [index, page] of pages.entries()) {
    await page.bringToFront();
    const work = await workMeter(page);
    const [first, all] = await timeToRows(page, running.panelUrl);
    console.log(
      `panel ${index + 1}, open: first row ${first.toFixed(0)} ms, all ${all.toFixed(0)} ms; work ${(await work()).toFixed(0)} ms`,
    );
    verdict.check(`panel ${index + 1}, first row, ms`, 'firstRowMs', first);
  }
  for (const [index, page] of pages.entries()) {
    await page.bringToFront();
    const name = `panel ${index + 1}`;
    const work = await measureScroll(page, name, '[role=listbox]');
    verdict.check(`${name}, work a frame beyond a bare page's, ms`, 'extraWorkMs', work - bareWork);
    verdict.check(`${name}, memory, MB`, 'memoryMb', await measureMemory(page, name));
  }
} finally {
  await browser.close();
  await Promise.all([idle.stop(), running.stop()]);
}
process.exitCode = verdict.exitCode;
