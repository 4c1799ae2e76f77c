import {
  claim,
  expectBusy,
  expectThat,
  freshId,
  pass,
  type SeenStoreCase,
} from './seen-store-case.js';

export const claimCases: readonly SeenStoreCase[] = [
  {
    name: 'grants an event to one of those who claim it at once',
    async run(open) {
      const stores = [await open(), await open()];
      const id = freshId();
      const asked = Array.from({ length: 10 }, (_, turn) => stores[turn % 2]?.claim(id, 10_000));

      const answers = await Promise.all(asked);

      const granted = answers.filter((answer) => answer?.state === 'claimed');
      expectThat(granted.length === 1, 'grant one claim on an event, and no more');
      for (const answer of answers) if (answer?.state !== 'claimed' && answer) expectBusy(answer);
    },
  },
  {
    name: 'grants an event again when the lease is over',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const id = freshId();
      const first = await claim(store, id, 300);

      expectBusy(await other.claim(id, 300), 300);
      await pass(350);
      const second = await claim(other, id);

      expectThat(first !== second, 'tell each claim from all others');
    },
  },
  {
    name: 'keeps a claim that is renewed',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const id = freshId();
      const token = await claim(store, id, 300);

      expectThat((await store.renew(id, token, 10_000)) === true, 'renew a claim that holds');
      await pass(350);

      expectBusy(await other.claim(id, 300));
    },
  },
  {
    name: 'grants an event again as soon as it is released',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const id = freshId();

      await store.release(id, await claim(store, id));

      await claim(other, id);
    },
  },
  {
    name: 'takes nothing from a claim for one who lost it',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const id = freshId();
      const lost = await claim(store, id, 100);
      await pass(150);
      const token = await claim(other, id);

      expectThat((await store.renew(id, lost, 60_000)) === false, 'answer false to a lost claim');
      await store.release(id, lost);
      expectBusy(await store.claim(id, 10_000));
      await store.complete(id, lost, { keepMs: 10_000, externalPartnerId: 'lost' });
      expectBusy(await store.claim(id, 10_000));

      expectThat((await other.renew(id, token, 10_000)) === true, 'leave the claim to its owner');
    },
  },
  {
    name: 'renews nothing that was never claimed, or was released',
    async run(open) {
      const store = await open();
      const id = freshId();
      expectThat((await store.renew(id, 'nobody', 10_000)) === false, 'know no such claim');
      const token = await claim(store, id);

      await store.release(id, token);
      await store.release(id, token);

      expectThat((await store.renew(id, token, 10_000)) === false, 'forget a released claim');
      await claim(store, id);
    },
  },
  {
    name: 'keeps ids apart, whatever is in them',
    async run(open) {
      const store = await open();
      const id = freshId();
      const ids = [id, `${id}:`, `{${id}}`, `${id} *?[a]\\ "'\n`, `${id}é`, id.toUpperCase()];

      for (const each of ids) await claim(store, each);

      for (const each of ids) expectBusy(await store.claim(each, 10_000));
    },
  },
  {
    name: 'takes times that are no whole milliseconds',
    async run(open) {
      const store = await open();
      const id = freshId();
      const token = await claim(store, id, 10_000.123);

      await store.renew(id, token, 10_000.987);
      await store.complete(id, token, { keepMs: 10_000.5 });

      expectThat((await store.claim(id, 1)).state === 'done', 'know an event that was handled');
    },
  },
];
