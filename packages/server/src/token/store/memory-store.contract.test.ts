import { describe, expect, test } from 'vitest';
import { memoryStore } from './memory-store.js';
import { tokenStoreContract } from './store-contract/index.js';

describe.concurrent('memoryStore', () => {
  test.each(tokenStoreContract)('$name', async ({ run }) => {
    const store = memoryStore();

    await expect(run(() => store)).resolves.toBeUndefined();
  });
});
