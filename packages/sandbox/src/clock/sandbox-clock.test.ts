import { expect, test } from 'vitest';
import { handClock } from '../../test-support/requests.js';
import { SandboxClock } from './sandbox-clock.js';

function stoppedClock() {
  const hand = handClock(0);
  return { hand, clock: new SandboxClock(hand.now) };
}

test('follows its source, and stays as far ahead as it was moved', async () => {
  const { hand, clock } = stoppedClock();

  await clock.advance(1000);
  hand.advance(2);

  expect(clock.now()).toBe(3000);
});

test('what is planned runs in its order, each at its time', async () => {
  const { clock } = stoppedClock();
  const seen: [string, number][] = [];
  clock.plan(2000, () => void seen.push(['second', clock.now()]));
  clock.plan(1000, () => void seen.push(['first', clock.now()]));
  clock.plan(9000, () => void seen.push(['later', clock.now()]));

  await clock.advance(5000);

  expect(seen).toEqual([
    ['first', 1000],
    ['second', 2000],
  ]);
  expect(clock.now()).toBe(5000);
});

test('what is planned meanwhile, after work that takes a while, runs too', async () => {
  const { clock } = stoppedClock();
  const seen: number[] = [];
  clock.plan(1000, async () => {
    await Promise.resolve();
    clock.plan(clock.now() + 500, () => void seen.push(clock.now()));
  });

  await clock.advance(2000);

  expect(seen).toEqual([1500]);
});

test('waits for the work that was due', async () => {
  const { clock } = stoppedClock();
  const steps: string[] = [];
  clock.plan(0, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    steps.push('done');
  });

  await clock.settled();

  expect(steps).toEqual(['done']);
});

test('notices by itself that its source was moved', async () => {
  const { hand, clock } = stoppedClock();
  const rung = new Promise<void>((resolve) => clock.plan(60_000, resolve));

  hand.advance(60);

  await expect(rung).resolves.toBeUndefined();
});

test('forgets what was planned', async () => {
  const { clock } = stoppedClock();
  const seen: number[] = [];
  clock.plan(1000, () => void seen.push(1));

  clock.clear();
  await clock.advance(2000);

  expect(seen).toEqual([]);
});

test('two advances at once move it by both, one after the other', async () => {
  const { clock } = stoppedClock();
  const seen: number[] = [];
  clock.plan(2000, () => void seen.push(clock.now()));

  await Promise.all([clock.advance(1500), clock.advance(1500)]);

  expect(clock.now()).toBe(3000);
  expect(seen).toEqual([2000]);
});

test('an advance that fails holds up none of those behind it', async () => {
  const { clock } = stoppedClock();
  clock.plan(1000, () => Promise.reject(new Error('a bug')));

  const [failed, next] = await Promise.allSettled([clock.advance(1500), clock.advance(1500)]);

  expect([failed.status, next.status]).toEqual(['rejected', 'fulfilled']);
});

test('advances to a time once, whoever else moves it there', async () => {
  const { clock } = stoppedClock();

  await Promise.all([clock.advanceTo(1500), clock.advanceTo(1500)]);

  expect(clock.now()).toBe(1500);
});

test('rings nothing any more once it is stopped, whatever is planned then', async () => {
  const { clock } = stoppedClock();
  const seen: string[] = [];
  clock.plan(1000, () => void seen.push('before'));

  clock.stop();
  clock.plan(1000, () => void seen.push('after'));
  await clock.advance(2000);

  expect(seen).toEqual([]);
});

test('tells that it was moved', async () => {
  const { clock } = stoppedClock();
  const seen: number[] = [];
  clock.moved.add(() => seen.push(clock.now()));

  await clock.advance(1500);

  expect(seen).toEqual([1500]);
});
