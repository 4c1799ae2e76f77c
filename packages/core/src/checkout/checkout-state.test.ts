import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { CheckoutEvent, OrderCreated } from './checkout-event.js';
import {
  idleCheckout,
  isOrderOpen,
  ORDER_LIFESPAN_MS,
  reduceCheckout,
  type CheckoutState,
  type HostEvent,
} from './checkout-state.js';
import { PhoenixError } from '../error/phoenix-error.js';

type AnyEvent = CheckoutEvent | HostEvent;

const raw = undefined;
const order = (orderId = 'order-1') => ({ type: 'order_created', orderId, raw }) as const;
const success = (transactionHash = '0x1') =>
  ({ type: 'transaction_success', transactionHash, raw }) as const;
const link = (id = 'link-1') => ({ type: 'payment_link_created', id, raw }) as const;
const error = new PhoenixError('invalid_address', 'No address.');
const errored = { type: 'errored', error } as const;
const explorer = { type: 'explorer_requested', url: 'https://basescan.org/', raw } as const;
const said = (type: 'cancelled' | 'done' | 'failed') => ({ type, raw }) as const;
const host = (type: 'token_requested' | 'frame_started' | 'frame_loaded' | 'order_expired') =>
  ({ type }) as const;

const after = (...events: AnyEvent[]) => events.reduce(reduceCheckout, idleCheckout);
const loaded = [host('token_requested'), host('frame_started'), host('frame_loaded')];

test('a session goes from idle to done', () => {
  const events = [...loaded, order(), success(), said('done')];
  const statuses = events.map((_, index) => after(...events.slice(0, index + 1)).status);

  expect(statuses).toEqual(['authorizing', 'loading', 'ready', 'ordered', 'succeeded', 'done']);
});

test('what a session gathered stays with it to its end', () => {
  const state = after(...loaded, link(), order(), success(), said('done'));

  expect(state).toEqual({
    status: 'done',
    order: order(),
    transaction: success(),
    paymentLink: link(),
  });
});

describe('any order of events is legal', () => {
  test('a success without an order', () => {
    expect(after(...loaded, success())).toEqual({ status: 'succeeded', transaction: success() });
  });

  test('a new order after done forgets the old one and its transaction', () => {
    const state = after(...loaded, order('a'), success(), said('done'), order('b'));

    expect(state).toEqual({ status: 'ordered', order: order('b') });
  });

  test('a payment link belongs to the session, not to one order', () => {
    const state = after(...loaded, link(), order('a'), order('b'));

    expect(state).toEqual({ status: 'ordered', order: order('b'), paymentLink: link() });
  });

  test('a message before the frame has loaded', () => {
    expect(after(host('frame_started'), order()).status).toBe('ordered');
  });

  test('a payment link that was made before the load was seen stays', () => {
    expect(after(host('frame_started'), link(), host('frame_loaded'))).toEqual({
      status: 'ready',
      paymentLink: link(),
    });
  });

  test('a load in the middle of an order changes nothing', () => {
    const ordered = after(...loaded, order());

    expect(reduceCheckout(ordered, host('frame_loaded'))).toBe(ordered);
  });

  test('a load that was taken for lost', () => {
    const late = new PhoenixError('frame_load_timeout', 'Too long.');

    const state = after(
      host('frame_started'),
      { type: 'errored', error: late },
      host('frame_loaded'),
    );

    expect(state).toEqual({ status: 'ready' });
  });

  test('a load after any other error, as a blocked frame has it, mends nothing', () => {
    const state = after(host('frame_started'), errored, host('frame_loaded'));

    expect(state.status).toBe('error');
  });

  test('a new order after cancelled or failed', () => {
    for (const type of ['cancelled', 'failed'] as const) {
      expect(after(...loaded, order('a'), said(type), order('b'))).toEqual({
        status: 'ordered',
        order: order('b'),
      });
    }
  });
});

test('a new frame starts afresh', () => {
  const used = [...loaded, link(), order(), success()];

  expect(after(...used, host('frame_started'))).toEqual({ status: 'loading' });
  expect(after(...used, host('token_requested'))).toEqual({ status: 'authorizing' });
});

test("an order's end leaves a checkout that can take another", () => {
  expect(after(...loaded, link(), order(), host('order_expired'))).toEqual({
    status: 'ready',
    paymentLink: link(),
  });
});

test('an order that was paid is done when its time is over', () => {
  expect(after(...loaded, order(), success(), host('order_expired'))).toEqual({
    status: 'done',
    order: order(),
    transaction: success(),
  });
});

test("an order's end is no news where none is open", () => {
  for (const events of [[], loaded, [...loaded, order(), said('cancelled')], [errored]]) {
    const state = after(...events);

    expect(reduceCheckout(state, host('order_expired'))).toBe(state);
  }
});

test('an error keeps what was gathered, and goes with the next event', () => {
  const failed = after(...loaded, order(), errored);

  expect(failed).toEqual({ status: 'error', error, order: order() });
  expect(reduceCheckout(failed, success())).toEqual({
    status: 'succeeded',
    order: order(),
    transaction: success(),
  });
});

test('a look at the explorer, or an unknown event, changes nothing', () => {
  const state = after(...loaded, order(), success());

  expect(reduceCheckout(state, explorer)).toBe(state);
  expect(reduceCheckout(state, { type: 'from_the_future' } as unknown as AnyEvent)).toBe(state);
});

test('an order is open from its creation until the payer is done', () => {
  expect(isOrderOpen(after(...loaded))).toBe(false);
  expect(isOrderOpen(after(...loaded, order()))).toBe(true);
  expect(isOrderOpen(after(...loaded, order(), success()))).toBe(true);
  for (const type of ['done', 'cancelled', 'failed'] as const) {
    expect(isOrderOpen(after(...loaded, order(), said(type)))).toBe(false);
  }
});

test('an order lives 25 minutes', () => {
  expect(ORDER_LIFESPAN_MS).toBe(25 * 60 * 1000);
});

describe('after any sequence of events', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const event: fc.Arbitrary<AnyEvent> = fc.oneof(
    id.map(order),
    id.map(success),
    id.map(link),
    fc.constantFrom('cancelled', 'done', 'failed').map(said),
    fc.constantFrom('token_requested', 'frame_started', 'frame_loaded', 'order_expired').map(host),
    fc.constant(errored),
    fc.constant(explorer),
  );
  const sequence = fc.array(event, { maxLength: 30 });
  const isFresh = ({ type }: AnyEvent) => type === 'token_requested' || type === 'frame_started';

  test("the state has all that its status promises, and nothing of another's", () => {
    fc.assert(
      fc.property(sequence, (events) => {
        const state: CheckoutState = after(...events);

        expect(Object.values(state)).not.toContain(undefined);
        expect('error' in state).toBe(state.status === 'error');
        if (state.status === 'ordered') expect(state.order.type).toBe('order_created');
        if (state.status === 'ordered') expect(state).not.toHaveProperty('transaction');
        if (state.status === 'succeeded') {
          expect(state.transaction.type).toBe('transaction_success');
        }
        if (['idle', 'authorizing', 'loading'].includes(state.status)) {
          expect(state).not.toHaveProperty('order');
          expect(state).not.toHaveProperty('transaction');
        }
      }),
    );
  });

  test('the record holds the latest of each kind since the frame began', () => {
    fc.assert(
      fc.property(sequence, (events) => {
        const state = after(...events);
        const since = events.slice(events.map(isFresh).lastIndexOf(true) + 1);
        const orders = since.filter((one): one is OrderCreated => one.type === 'order_created');
        const links = since.filter(({ type }) => type === 'payment_link_created');

        expect(state.paymentLink).toBe(links[links.length - 1]);
        if (state.order) expect(state.order).toBe(orders[orders.length - 1]);
        if (state.transaction) expect(since).toContain(state.transaction);
      }),
    );
  });

  test('it is not mutated, and the same event gives the same state', () => {
    fc.assert(
      fc.property(sequence, event, (events, next) => {
        const state = Object.freeze(after(...events));

        expect(reduceCheckout(state, next)).toEqual(reduceCheckout({ ...state }, next));
      }),
    );
  });
});

test('status tells the states apart', () => {
  const state = after(...loaded) as CheckoutState;

  if (state.status === 'ordered') expectTypeOf(state.order).toEqualTypeOf<OrderCreated>();
  if (state.status === 'error') expectTypeOf(state.error).toEqualTypeOf<PhoenixError>();
  expectTypeOf<CheckoutState['status']>().toEqualTypeOf<
    | 'idle'
    | 'authorizing'
    | 'loading'
    | 'ready'
    | 'ordered'
    | 'succeeded'
    | 'done'
    | 'cancelled'
    | 'failed'
    | 'error'
  >();
});
