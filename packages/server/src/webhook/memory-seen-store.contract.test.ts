import { expect, test } from 'vitest';
import { memorySeenStore } from './memory-seen-store.js';
import { seenStoreContract } from './seen-store-contract/index.js';

test.concurrent.each(seenStoreContract)('$name', async ({ run }) => {
  const store = memorySeenStore();

  await expect(run(() => store)).resolves.toBeUndefined();
});
