// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenToCheckout, type ListenToCheckoutOptions } from './listen-to-checkout.js';
import { orderCreated } from '../../test-support/phoenix-messages.js';
import { thrownCode } from '../../test-support/thrown-code.js';

const origin = 'https://app-partner.phoenix.market';
const cancel = { type: 'CANCEL' };
const cancelled = { type: 'cancelled', raw: cancel };

const onEvent = vi.fn<ListenToCheckoutOptions['onEvent']>();
const onRejected = vi.fn<NonNullable<ListenToCheckoutOptions['onRejected']>>();
let stop = () => {};

/** A frame in the page, with a window of its own. */
function addFrame(): HTMLIFrameElement {
  return document.body.appendChild(document.createElement('iframe'));
}

let frame: HTMLIFrameElement;
const listen = (options: Partial<ListenToCheckoutOptions> = {}) => {
  stop = listenToCheckout({ frame, origin, onEvent, onRejected, ...options });
};

/** What a browser does with a `postMessage` to this page. */
function post(data: unknown, from: MessageEventInit = {}, target: EventTarget = window): void {
  target.dispatchEvent(
    new MessageEvent('message', { data, origin, source: frame.contentWindow, ...from }),
  );
}

beforeEach(() => {
  frame = addFrame();
});

afterEach(() => {
  stop();
  onEvent.mockReset();
  onRejected.mockReset();
  document.body.replaceChildren();
});

test("hands on the frame's own messages", () => {
  listen();

  post(cancel);
  post(orderCreated);

  expect(onEvent.mock.calls).toMatchObject([[cancelled], [{ type: 'order_created' }]]);
  expect(onRejected).not.toHaveBeenCalled();
});

test('stops when told to', () => {
  listen();

  stop();
  post(cancel);

  expect(onEvent).not.toHaveBeenCalled();
});

describe('who may speak', () => {
  test('another window of the right origin may not', () => {
    listen();

    post(cancel, { source: addFrame().contentWindow });

    expect(onEvent).not.toHaveBeenCalled();
    expect(onRejected.mock.calls).toEqual([[{ reason: 'window', origin }]]);
  });

  test('the page itself may not', () => {
    listen();

    post(cancel, { source: window });
    post(cancel, { source: null });

    expect(onEvent).not.toHaveBeenCalled();
  });

  test.each([
    'https://evil.example',
    'https://app-partner.phoenix.market.evil.example',
    'https://phoenix.market',
    'http://app-partner.phoenix.market',
    'https://app-partner.phoenix.market:8443',
    'null',
    '',
  ])('the frame itself may not from the origin %j', (other) => {
    listen();

    post(cancel, { origin: other });

    expect(onEvent).not.toHaveBeenCalled();
    expect(onRejected.mock.calls).toEqual([[{ reason: 'origin', origin: other }]]);
  });

  test('messages of others are not even mentioned', () => {
    listen();

    post(cancel, { origin: 'https://evil.example', source: addFrame().contentWindow });
    post({ type: 'webpackOk' });
    post('text');

    expect(onEvent).not.toHaveBeenCalled();
    expect(onRejected).not.toHaveBeenCalled();
  });

  test('a frame that is not in the page may not', () => {
    listen({ frame: document.createElement('iframe') });

    post(cancel, { source: null });

    expect(onEvent).not.toHaveBeenCalled();
  });

  test.each([null, undefined])('no sender may while the frame has no window: %j', (none) => {
    listen({ frame: () => none as null });

    post(cancel, { source: null });
    post(cancel);
    window.dispatchEvent(Object.assign(new Event('message'), { data: cancel, origin }));

    expect(onEvent).not.toHaveBeenCalled();
  });

  test('a function says anew at each message which window counts', () => {
    const other = addFrame();
    let current = frame;
    listen({ frame: () => current.contentWindow });

    post(cancel, { source: other.contentWindow });
    current = other;
    post(cancel, { source: other.contentWindow });
    post(cancel);

    expect(onEvent.mock.calls).toEqual([[cancelled]]);
  });

  test('an event of a test tool, made by hand, counts like any', () => {
    const target = new EventTarget() as unknown as Window;
    listen({ target });

    post(cancel, {}, target);
    post(cancel);

    expect(onEvent.mock.calls).toEqual([[cancelled]]);
  });
});

test('a message in no documented form is rejected, with the error that says why', () => {
  listen();

  post({ type: 'ORDER_CREATED', data: {} });

  expect(onEvent).not.toHaveBeenCalled();
  expect(onRejected.mock.calls).toMatchObject([
    [{ reason: 'message', origin, error: { code: 'invalid_message' } }],
  ]);
});

test('rejects quietly where there is no onRejected', () => {
  listen({ onRejected: undefined });

  post(cancel, { origin: 'https://evil.example' });
  post({ type: 'ORDER_CREATED' });

  expect(onEvent).not.toHaveBeenCalled();
});

describe('the origin', () => {
  test('may be any URL of it', () => {
    listen({ origin: new URL(`${origin}/pay?access_token=token`) });

    post(cancel);

    expect(onEvent.mock.calls).toEqual([[cancelled]]);
  });

  test.each(['*', '', 'null', 'http://app-partner.phoenix.market', 'file:///', 'about:blank'])(
    'may not be %j',
    (bad) => {
      expect(thrownCode(() => listen({ origin: bad }))).toBe('invalid_checkout_url');
    },
  );
});

test('two listeners hear each its own frame', () => {
  const other = addFrame();
  const onOther = vi.fn<ListenToCheckoutOptions['onEvent']>();
  listen();
  const stopOther = listenToCheckout({ frame: other, origin, onEvent: onOther });

  post(cancel, { source: other.contentWindow });
  stopOther();

  expect(onOther.mock.calls).toEqual([[cancelled]]);
  expect(onEvent).not.toHaveBeenCalled();
});
