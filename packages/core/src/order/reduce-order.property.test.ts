import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderFact } from './order-fact.js';
import type { OrderState } from './order-state.js';
import { parseOrder } from './parse-order.js';
import type { PhoenixOrder } from './phoenix-order.js';
import { reduceOrder } from './reduce-order.js';

// Few values, so that facts agree, contradict each other and tie.
const time = fc.integer({ min: 0, max: 3 });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const text = fc.constantFrom('a', 'b');

const status = fc.constantFrom('pending', 'fulfilled', 'expired', 'refunded', 'in_review');

const ownOrder = fc
  .record({
    orderId: fc.constant('A1'),
    status,
    raw: fc.constantFrom({ n: 1 }, { n: 2 }, null),
    createdAt: optional(time),
    updatedAt: optional(time),
    sendAmount: optional(text),
    receiveAmount: optional(text),
    externalPartnerId: optional(text),
    transactionHash: optional(fc.constantFrom('0x1', '0x2', '0x3')),
    fulfilledAt: optional(time),
  })
  .map((fields) => JSON.parse(JSON.stringify(fields)) as PhoenixOrder);

/** As Phoenix tells it: its status with a time, as a text, beside the order, or not at all. */
const phoenixOrder = fc
  .record({
    orderId: optional(fc.constant('A1')),
    orderStatus: optional(status),
    order: fc.record({
      id: fc.constant('A1'),
      orderStatus: optional(fc.oneof(status, fc.record({ status, updatedAt: optional(time) }))),
      updatedAt: optional(time),
      inputAmount: optional(fc.constantFrom('1', '2')),
      orderFulfillment: optional(fc.record({ createdAt: optional(time) })),
    }),
  })
  .map((data) => parseOrder(JSON.parse(JSON.stringify(data))));

const order = fc.oneof(ownOrder, phoenixOrder);

const pageEvent = fc.oneof(
  fc.constant({ type: 'order_created', orderId: 'A1', raw: {} } as const),
  fc.constantFrom('0x1', '0x2').map((transactionHash) => ({
    type: 'transaction_success' as const,
    transactionHash,
    raw: {},
  })),
  fc.constantFrom('failed' as const, 'cancelled' as const).map((type) => ({ type, raw: {} })),
);

const fact: fc.Arbitrary<OrderFact> = fc.oneof(
  pageEvent.map((event) => ({ from: 'page' as const, event })),
  order.map((each) => ({ from: 'query' as const, order: each })),
  fc.tuple(time, order).map(([occurredAt, each]) => ({
    from: 'webhook' as const,
    event: { occurredAt, order: each },
  })),
  time.map((occurredAt) => ({ from: 'webhook' as const, event: { occurredAt } })),
);
const facts = fc.array(fact, { minLength: 1, maxLength: 8 });

const fold = (all: readonly OrderFact[], from?: OrderState) =>
  all.reduce<OrderState | undefined>((state, each) => reduceOrder(state, each), from);

/** The facts, each at least once, in some order. */
const shuffled = (all: OrderFact[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.constantFrom(...all), { maxLength: 6 }),
    )
    .chain(([once, again]) =>
      fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }),
    );

test('the same facts, in any order and however often, give the same state', () => {
  fc.assert(
    fc.property(
      facts.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
      ([all, again]) => {
        expect(fold(again)).toEqual(fold(all));
      },
    ),
    { numRuns: 2000 },
  );
});

test('every permutation of up to five facts gives the same state', () => {
  function* permutations<T>(all: readonly T[]): Generator<T[]> {
    if (all.length === 0) yield [];
    for (const [at, first] of all.entries()) {
      const rest = [...all.slice(0, at), ...all.slice(at + 1)];
      for (const others of permutations(rest)) yield [first, ...others];
    }
  }
  fc.assert(
    fc.property(fc.array(fact, { minLength: 2, maxLength: 5 }), (all) => {
      const state = fold(all);
      for (const permutation of permutations(all)) expect(fold(permutation)).toEqual(state);
    }),
    { numRuns: 100 },
  );
});

test('a state that was stored as JSON goes on like one that was not', () => {
  fc.assert(
    fc.property(facts, facts, (before, after) => {
      const stored = JSON.parse(JSON.stringify(fold(before))) as OrderState;
      expect(stored).toEqual(fold(before));
      expect(fold(after, stored)).toEqual(fold([...before, ...after]));
    }),
    { numRuns: 500 },
  );
});

test('fulfilled never leaves', () => {
  fc.assert(
    fc.property(facts, (all) => {
      let state: OrderState | undefined;
      let wasConfirmed = false;
      for (const each of all) {
        state = reduceOrder(state, each);
        if (wasConfirmed) expect(state).toMatchObject({ isConfirmed: true, status: 'fulfilled' });
        wasConfirmed = state.isConfirmed;
      }
    }),
    { numRuns: 1000 },
  );
});

/** What Phoenix said, and when. */
function toldBy(all: readonly OrderFact[]) {
  return all.flatMap((each) => {
    if (each.from === 'page') return [];
    const said = each.from === 'query' ? each.order : each.event.order;
    const saidAt = each.from === 'webhook' ? each.event.occurredAt : undefined;
    return said ? [{ ...said, at: said.updatedAt ?? saidAt ?? -Infinity }] : [];
  });
}

test('a status that was not told never counts where one was, nor as what came later', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const told = toldBy(all).filter(({ isStatusAssumed }) => !isStatusAssumed);
      const state = fold(all);
      const latest = (isFulfilled: boolean) =>
        Math.max(
          ...told
            .filter((each) => (each.status === 'fulfilled') === isFulfilled)
            .map(({ at }) => at),
        );

      expect(state?.order?.isStatusAssumed).toBe(
        told.length === 0 && state?.order ? true : undefined,
      );
      if (told.length > 0) expect(told.map((each) => each.status)).toContain(state?.status);
      expect(state?.laterStatus !== undefined).toBe(
        state?.isConfirmed === true && latest(false) > latest(true),
      );
    }),
    { numRuns: 2000 },
  );
});

test('the page alone never confirms, and Phoenix does exactly where it says fulfilled', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const told = toldBy(all);
      const state = fold(all);
      expect(state?.isConfirmed).toBe(told.some((each) => each.status === 'fulfilled'));
      expect(state?.status === undefined).toBe(told.length === 0);
      expect([undefined, ...told.map(({ transactionHash }) => transactionHash)]).toContain(
        state?.transactionHash,
      );
    }),
    { numRuns: 1000 },
  );
});
