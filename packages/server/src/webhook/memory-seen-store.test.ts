import { expect, test } from 'vitest';
import { createMemorySeenStore } from './memory-seen-store.js';

test('forgets what is over, so that it does not grow for ever', async () => {
  let now = 0;
  const store = createMemorySeenStore(() => now);
  const handle = async (id: string) => {
    const answer = await store.claim(id, 1000);
    if (answer.state === 'claimed') await store.complete(id, answer.token, { keepMs: 10_000 });
    return answer.state;
  };
  for (let turn = 0; turn < 100; turn += 1) await handle(`evt_${turn}`);

  now = 10_001;

  expect(await handle('evt_new')).toBe('claimed');
  expect(await handle('evt_0')).toBe('claimed');
  expect(await handle('evt_new')).toBe('done');
});
