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
/** Every byte there is, sixteen times: about the size of a record. */
const allBytes = Uint8Array.from({ length: 4096 }, (_, at) => at % 256);

export const recordCases: readonly StoreCase[] = [
  {
    name: 'has no record of a key that nobody wrote',
    async run(open) {
      const store = await open();
      const key = freshKey();

      expectThat(
        (await store.read(key)).record === undefined,
        'read undefined where there is no record',
      );
      const { lease, record } = await store.acquire(key, 10_000);

      expectThat(lease !== undefined && record === undefined, 'acquire a lease without a record');
      expectThat((await store.read(key)).record === undefined, 'take no lease for a record');
    },
  },
  {
    name: 'gives every byte back, to others too',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();

      await writeRecord(store, key, allBytes);

      expectBytes(await store.read(key), allBytes);
      expectBytes(await other.read(key), allBytes);
      expectBytes(await (await open()).read(key), allBytes);
    },
  },
  {
    name: 'tells the record with the lease, and with its refusal',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      await writeRecord(store, key, bytes);

      const granted = await store.acquire(key, 10_000);
      const refused = await other.acquire(key, 10_000);

      expectThat(granted.lease !== undefined, 'grant a lease that nobody holds');
      expectRefused(refused);
      expectBytes(granted, bytes);
      expectBytes(refused, bytes);
    },
  },
  {
    name: 'keeps a record until its time is up, and no longer',
    async run(open) {
      const store = await open();
      const key = freshKey();
      await writeRecord(store, key, bytes, 500);

      const { remainingMs } = expectBytes(await store.read(key), bytes);
      await pass(550);

      expectThat(
        remainingMs > 0 && remainingMs <= 500,
        'count a record down from what it was given',
      );
      expectThat((await store.read(key)).record === undefined, 'read no record whose time is up');
      const { record } = await store.acquire(key, 10_000);
      expectThat(record === undefined, 'acquire no record whose time is up');
    },
  },
  {
    name: "counts a record's time from the lease, not from the write",
    async run(open) {
      const store = await open();
      const key = freshKey();
      const lease = await takeLease(store, key);
      await pass(300);

      await store.write(key, lease, bytes, 10_000);

      const { remainingMs } = expectBytes(await store.read(key), bytes);
      expectThat(
        remainingMs <= 9701 && remainingMs > 8000,
        "count a record's time from when the lease was granted",
      );
    },
  },
  {
    name: 'has one clock for all who share it',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      const lease = await takeLease(store, key);
      await store.write(key, lease, bytes, 10_000);
      await pass(200);

      const { nowMs } = expectBytes(await other.read(key), bytes);

      const passedMs = nowMs - lease.grantedAtMs;
      expectThat(
        passedMs >= 195 && passedMs < 2000,
        'read nowMs from the clock that grantedAtMs was read from, in milliseconds',
      );
    },
  },
  {
    name: 'keeps no record that was over when it was written',
    async run(open) {
      const store = await open();
      const key = freshKey();
      const lease = await takeLease(store, key);
      await pass(120);

      await store.write(key, lease, bytes, 100);

      expectThat((await store.read(key)).record === undefined, 'read no record whose time is up');
    },
  },
  {
    name: 'replaces a record, also with a shorter and a shorter-lived one',
    async run(open) {
      const [store, other] = [await open(), await open()];
      const key = freshKey();
      await writeRecord(store, key, allBytes, 60_000);

      await writeRecord(other, key, bytes, 10_000);

      const { remainingMs } = expectBytes(await store.read(key), bytes);
      expectThat(remainingMs <= 10_000, 'forget how long the record before was good for');
    },
  },
  {
    name: 'keeps its record when the lease is over or released',
    async run(open) {
      const store = await open();
      const key = freshKey();
      const lease = await takeLease(store, key, 100);
      await store.write(key, lease, bytes, 10_000);
      await pass(150);
      expectBytes(await store.read(key), bytes);

      await writeRecord(store, key, bytes);

      expectBytes(await store.read(key), bytes);
    },
  },
  {
    name: 'takes times that are no whole milliseconds',
    async run(open) {
      const store = await open();
      const key = freshKey();
      const { lease } = await store.acquire(key, 10_000.123);
      expectThat(lease !== undefined, 'grant a lease that nobody holds');

      await store.write(key, lease, bytes, 10_000.987);

      expectBytes(await store.read(key), bytes);
    },
  },
  {
    name: 'keeps keys apart, whatever is in them',
    async run(open) {
      const store = await open();
      const key = freshKey();
      const keys = [
        key,
        `${key}:`,
        `{${key}}`,
        `${key} *?[a]\\ "'\n`,
        `${key}é`,
        key.toUpperCase(),
      ];

      for (const [at, each] of keys.entries()) {
        await writeRecord(store, each, new Uint8Array([at]));
      }

      for (const [at, each] of keys.entries()) {
        expectBytes(await store.read(each), new Uint8Array([at]));
      }
    },
  },
];
