import {
  claim,
  expectDone,
  expectThat,
  freshId,
  pass,
  type SeenStoreCase,
} from './seen-store-case.js';

export const completionCases: readonly SeenStoreCase[] = [
  {
    name: 'knows an event that was handled, from everywhere',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const id = freshId();

      await store.complete(id, await claim(store, id), { keepMs: 10_000 });

      const { externalPartnerId } = expectDone(await other.claim(id, 10_000));
      expectThat(externalPartnerId === undefined, 'make up no external partner id');
      expectDone(await store.claim(id, 10_000));
    },
  },
  {
    name: 'gives the external partner id back as it was',
    async run(open) {
      const [store, other] = [await open(), await open()];
      for (const externalPartnerId of ['cart-7', '', 'Zoë "7" \\ \n 💸']) {
        const id = freshId();

        await store.complete(id, await claim(store, id), { keepMs: 10_000, externalPartnerId });

        const told = expectDone(await other.claim(id, 10_000));
        expectThat(told.externalPartnerId === externalPartnerId, 'keep the external partner id');
      }
    },
  },
  {
    name: 'forgets an event when its time is up',
    async run(open) {
      const store = await open();
      const id = freshId();

      await store.complete(id, await claim(store, id), { keepMs: 200 });
      expectDone(await store.claim(id, 10_000));
      await pass(250);

      await claim(store, id);
    },
  },
  {
    name: 'takes the completion of a claim whose lease is over, if nobody claimed since',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const id = freshId();
      const token = await claim(store, id, 50);
      await pass(100);

      await store.complete(id, token, { keepMs: 10_000 });

      expectDone(await other.claim(id, 10_000));
    },
  },
  {
    name: 'takes no completion of what was never claimed, or was released',
    async run(open) {
      const store = await open();
      const id = freshId();
      await store.complete(id, 'nobody', { keepMs: 10_000 });
      const token = await claim(store, id);
      await store.release(id, token);

      await store.complete(id, token, { keepMs: 10_000 });

      await claim(store, id);
    },
  },
  {
    name: 'lets nobody undo what was done',
    async run(open) {
      const store = await open();
      const id = freshId();
      const token = await claim(store, id);
      await store.complete(id, token, { keepMs: 10_000, externalPartnerId: 'cart-7' });

      await store.release(id, token);
      await store.complete(id, token, { keepMs: 1, externalPartnerId: 'cart-8' });
      expectThat((await store.renew(id, token, 1)) === false, 'renew nothing that is done');
      await pass(20);

      const { externalPartnerId } = expectDone(await store.claim(id, 10_000));
      expectThat(externalPartnerId === 'cart-7', 'keep the first completion');
    },
  },
];
