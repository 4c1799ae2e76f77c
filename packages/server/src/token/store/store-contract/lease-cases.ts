import {
  expectBytes,
  expectRefused,
  expectThat,
  freshKey,
  pass,
  takeLease,
  writeRecord,
  type StoreCase,
} from './store-case.js';

const bytes = new Uint8Array([1, 2, 3]);
const others = new Uint8Array([4, 5, 6, 7]);

export const leaseCases: readonly StoreCase[] = [
  {
    name: 'grants the lease to one of those who ask at once',
    async run(open) {
      const stores = [await open(), await open()];
      const key = freshKey();
      const asked = Array.from({ length: 10 }, (_, turn) => stores[turn % 2]?.acquire(key, 10_000));

      const answers = await Promise.all(asked);

      const granted = answers.filter((answer) => answer?.lease);
      expectThat(granted.length === 1, 'grant one lease of a key, and no more');
    },
  },
  {
    name: 'tells those who get no lease for how long it is taken',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      const lease = await takeLease(store, key, 5000);

      const refused = await other.acquire(key, 10_000);
      const { leasedForMs } = await other.read(key);
      await store.release(key, lease);
      const free = await other.read(key);

      const refusedForMs = refused.leasedForMs ?? 0;
      expectThat(
        refusedForMs > 0 && refusedForMs <= 5000,
        'tell for how long a lease is taken that it does not grant',
      );
      expectThat((leasedForMs ?? 0) > 0, 'tell who reads that the lease is taken');
      expectThat(free.leasedForMs === undefined, 'tell who reads that nobody has the lease');
    },
  },
  {
    name: 'grants no lease where there is a record, if it is asked not to',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      const only = { onlyWithoutRecord: true };
      const { lease } = await store.acquire(key, 10_000, only);
      expectThat(lease !== undefined, 'grant a lease where there is no record');
      await store.write(key, lease, bytes, 10_000);
      await store.release(key, lease);

      const answer = await other.acquire(key, 10_000, only);

      expectRefused(answer);
      expectBytes(answer, bytes);
      expectThat(answer.leasedForMs === undefined, 'take no lease that it does not grant');
    },
  },
  {
    name: 'grants a lease again when it is over',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      const first = await takeLease(store, key, 300);

      expectRefused(await other.acquire(key, 300));
      await pass(350);
      const second = await takeLease(other, key);

      expectThat(second.fence > first.fence, 'let the fence grow with each lease');
      expectThat(second.holder !== first.holder, 'tell each holder from all others');
    },
  },
  {
    name: 'grants a lease again as soon as it is released',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      const first = await takeLease(store, key);

      await store.release(key, first);
      const second = await takeLease(other, key);

      expectThat(second.fence > first.fence, 'let the fence grow with each lease');
    },
  },
  {
    name: 'takes no lease from its holder for one who had it before',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      const late = await takeLease(store, key, 100);
      await pass(150);
      await takeLease(other, key);

      await store.release(key, late);

      expectRefused(await store.acquire(key, 10_000));
    },
  },
  {
    name: 'refuses the write of one who had the lease before',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      const late = await takeLease(store, key, 100);
      await pass(150);
      await writeRecord(other, key, bytes);

      const written = await store.write(key, late, others, 10_000);

      expectThat(written === false, 'answer false to a write with an older fence');
      expectBytes(await store.read(key), bytes);
    },
  },
  {
    name: 'refuses that write also while the heir has written nothing yet',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      const late = await takeLease(store, key, 100);
      await pass(150);
      await takeLease(other, key);

      const written = await store.write(key, late, others, 10_000);

      expectThat(written === false, 'answer false to a write with an older fence');
      expectThat((await other.read(key)).record === undefined, 'write nothing that it refuses');
    },
  },
  {
    name: 'takes the write of a holder whose lease is over, if nobody came after',
    async run(open) {
      const store = await open();
      const key = freshKey();
      const lease = await takeLease(store, key, 50);
      await pass(100);

      const written = await store.write(key, lease, bytes, 10_000);

      expectThat(written === true, 'take a write with the highest fence there was');
      expectBytes(await store.read(key), bytes);
    },
  },
  {
    name: 'does not mind a lease that is released twice, or was never granted',
    async run(open) {
      const store = await open();
      const key = freshKey();
      await store.release(key, { holder: 'nobody', fence: 1, grantedAtMs: 0 });
      const lease = await takeLease(store, key);

      await store.release(key, lease);
      await store.release(key, lease);

      await takeLease(store, key);
    },
  },
];
