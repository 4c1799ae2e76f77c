// @vitest-environment node
import { isOrderOpen, ORDER_LIFESPAN_MS } from '@phoenix-checkout/core';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noCheckout, record, reduceLife, shows, type CheckoutLife } from './checkout-life.js';
import { planFrame } from './frame-plan.js';
import { ReceivedToken } from '../token/index.js';
import { elapsedMs } from '../page/index.js';
import { jwt } from '../../test-support/tokens.js';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const mint = () =>
  new ReceivedToken({ access_token: jwt({ lifetimeSeconds: 600 }), expires_in: 600 });

/** A checkout as `useFramePlan` runs it, without a page around it. */
class Model {
  life: CheckoutLife = noCheckout;
  target = { url: 'https://checkout.test/?amount=1', queryHash: '/token' };
  token = mint();
  isFocused = false;
  mayBeReplaced = false;
  /** A frame went while the payer was at work in it. */
  interrupted = false;

  dispatch(action: Parameters<typeof reduceLife>[1]) {
    const before = this.life.frame;
    this.life = reduceLife(this.life, action);
    if (this.life.frame !== before) this.isFocused = false;
  }

  /** What happens after each change: time is looked at, then the plan is carried out. */
  settle() {
    const { session, openedAtMonotonicMs, frame: before } = this.life;
    const isOver =
      openedAtMonotonicMs !== undefined &&
      performance.now() - openedAtMonotonicMs >= ORDER_LIFESPAN_MS;
    const isPinned = (isOrderOpen(session) && !isOver) || this.isFocused;
    if (isOver && isOrderOpen(session) && !this.isFocused) {
      this.dispatch(record({ type: 'order_expired' }));
    }
    const tokens = { token: this.token, failureCount: 0 };
    for (let turn = 0; turn < 3; turn++) {
      const plan = planFrame(this.life, this.target, tokens, undefined, () => this.isFocused);
      if (plan === 'keep' || plan === 'wait') break;
      if (typeof plan === 'object') {
        this.dispatch(plan);
      } else {
        if (plan === 'ask') tokens.token = this.token = mint();
        this.dispatch({ do: 'drop' });
      }
    }
    if (before && isPinned && !this.mayBeReplaced) this.interrupted ||= this.life.frame !== before;
    this.mayBeReplaced = false;
  }
}

type Step = { words: string; take: (model: Model) => void };
const step = (words: string, take: Step['take']) => ({
  words,
  take,
  [fc.toStringMethod]: () => words,
});
const steps = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((amount) =>
    step(`amount ${amount}`, (model) => {
      model.target = { ...model.target, url: `https://checkout.test/?amount=${amount}` };
    }),
  ),
  fc.constantFrom('/token', '/other').map((queryHash) =>
    step(`tokens of ${queryHash}`, (model) => {
      model.target = { ...model.target, queryHash };
    }),
  ),
  fc.constant(step('a new token', (model) => (model.token = mint()))),
  fc.constant(step('focus in', (model) => (model.isFocused = model.life.frame !== undefined))),
  fc.constant(step('focus out', (model) => (model.isFocused = false))),
  fc.constant(
    step('an order', (model) =>
      model.dispatch(record({ type: 'order_created', orderId: '1', raw: {} })),
    ),
  ),
  fc
    .constantFrom('done' as const, 'cancelled' as const, 'failed' as const)
    .map((type) => step(type, (model) => model.dispatch(record({ type, raw: {} })))),
  fc.constant(
    step('a success', (model) =>
      model.dispatch(record({ type: 'transaction_success', transactionHash: '0x1', raw: {} })),
    ),
  ),
  fc.integer({ min: 1, max: 1600 }).map((seconds) =>
    step(`${seconds} s`, (model) => {
      vi.advanceTimersByTime(seconds * 1000);
      // As the renewal does; a token of none is not at hand.
      if (elapsedMs(model.token.receivedAt) > 500_000) model.token = mint();
    }),
  ),
  fc.constant(
    step('reload()', (model) => {
      model.mayBeReplaced = true;
      model.dispatch({ do: 'drop' });
    }),
  ),
);

it('in no sequence of changes is a payer at work interrupted, or a value that waited lost', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40, size: 'max' }), (sequence) => {
      const model = new Model();
      model.settle();
      for (const { take } of sequence) {
        take(model);
        model.settle();
      }

      expect(model.interrupted).toBe(false);
      // The payer is finished, and leaves.
      model.isFocused = false;
      model.dispatch(record({ type: 'failed', raw: {} }));
      model.settle();

      expect(shows(model.life.frame, model.target)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
