import { expect, test } from 'vitest';
import { ServiceHistory } from './service-history.js';

const minute = 60_000;

function start(at = Date.UTC(2026, 0, 1)) {
  const clock = { at };
  return { clock, history: new ServiceHistory(() => clock.at) };
}

test('answers count by kind, in their minute', () => {
  const { clock, history } = start();
  history.recordAnswer(200);
  clock.at += minute;
  for (const status of [200, 204, 429, 503]) history.recordAnswer(status);

  expect(history.minutes().slice(-2)).toEqual([
    { ok: 1, refused: 0, failed: 0 },
    { ok: 2, refused: 1, failed: 1 },
  ]);
  expect(history.total()).toEqual({ ok: 3, refused: 1, failed: 1 });
});

test('an hour is kept, also where nobody asked for longer', () => {
  const { clock, history } = start();
  history.recordAnswer(200);
  clock.at += 59 * minute;
  expect(history.minutes()[0]?.ok).toBe(1);

  clock.at += minute;

  expect(history.minutes()).toHaveLength(60);
  expect(history.minutes().every(({ ok }) => ok === 0)).toBe(true);
  expect(history.total().ok).toBe(1);
});

test('the last dozen events are kept, the newest first, and all are counted', () => {
  const { clock, history } = start();
  for (let count = 0; count < 20; count += 1) {
    clock.at += 1;
    history.record({ type: 'token_invalidated', provider: 'p' });
  }

  expect(history.renewals()).toHaveLength(12);
  expect(history.renewals()[0]?.at).toBe(clock.at);
  expect(history.countOf('token_invalidated')).toBe(20);
  expect(history.countOf('token_minted')).toBe(0);
  expect(history.failures()).toEqual([]);
});
