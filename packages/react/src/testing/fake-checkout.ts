import {
  PhoenixError,
  type CheckoutEventFields,
  type CheckoutEventType,
} from '@phoenix-checkout/core';
import { checkoutMessage } from './checkout-messages.js';
import { inAct, outsideAct } from './in-act.js';

/** The codes of the errors that this entry throws. Each has a page under `docs/errors`. */
export type TestingErrorCode = 'checkout_not_found';

export interface GetCheckoutOptions {
  /** Where to look, if the page shows several. Default: the document. */
  within?: ParentNode | undefined;
}

export interface FindCheckoutOptions extends GetCheckoutOptions {
  /** How long to wait for the frame, in milliseconds of real time. Default 1000. */
  timeoutMs?: number | undefined;
}

/** What a frame's URL asks the checkout for. */
export interface FakeCheckoutParams {
  address: string;
  amount: string;
  accessToken: string;
  theme: string | undefined;
  shareOn: boolean;
  onlyPrivateMatching: boolean;
  /** The checkout's address, without what is above. */
  checkoutUrl: string;
}

/** Plays Phoenix's page in one frame. Another URL is another frame: get the checkout again then. */
export interface FakeCheckout {
  readonly frame: HTMLIFrameElement;
  /** What the component asked for. */
  readonly params: FakeCheckoutParams;
  /** The frame has loaded: the status becomes `ready`. */
  load(): void;
  /**
   * Posts an event in Phoenix's own form, filled as by a real checkout; `fields` replace some of it,
   * and `undefined` leaves a field out.
   *
   * @example
   * checkout.emit('order_created', { orderId: '42' });
   * checkout.emit('transaction_success');
   * checkout.emit('done');
   */
  emit<Type extends CheckoutEventType>(type: Type, fields?: CheckoutEventFields<Type>): void;
  /**
   * Posts any message, to see how your page handles a malformed or foreign one.
   *
   * @param origin default: the checkout's own; messages of another one are ignored
   */
  post(data: unknown, origin?: string): void;
}

const LOOK_AGAIN_MS = 10;
// Taken now: a test may replace them with fake timers later.
const { setTimeout, performance } = globalThis;
const now = performance.now.bind(performance);

const notFound = (message: string) =>
  new PhoenixError<TestingErrorCode>('checkout_not_found', message);

function readParams({ src }: HTMLIFrameElement): FakeCheckoutParams | undefined {
  if (!src.startsWith('http')) return undefined;
  const { origin, pathname, searchParams } = new URL(src);
  const [address, amount, accessToken] = ['address', 'amount', 'access_token'].map((name) =>
    searchParams.get(name),
  );
  if (!address || !amount || !accessToken) return undefined;
  return {
    address,
    amount,
    accessToken,
    theme: searchParams.get('theme') ?? undefined,
    shareOn: searchParams.get('shareOn') === 'true',
    onlyPrivateMatching: searchParams.get('onlyPrivateMatching') === 'true',
    checkoutUrl: `${origin}${pathname}`,
  };
}

const mountedFrames = ({ within = document }: GetCheckoutOptions) =>
  [...within.querySelectorAll('iframe')].filter(readParams);

/** The frame's window. happy-dom does not load frames, so there an empty object stands for it. */
function windowOf(frame: HTMLIFrameElement): Window {
  if (!frame.contentWindow) Object.defineProperty(frame, 'contentWindow', { value: {} });
  return frame.contentWindow as Window;
}

function checkoutOf(frame: HTMLIFrameElement): FakeCheckout {
  const params = readParams(frame) as FakeCheckoutParams;
  const { origin } = new URL(params.checkoutUrl);

  function assertMounted() {
    if (frame.isConnected) return;
    throw notFound(
      'This checkout is gone: its component was unmounted, or has started another frame, which it does for other values and on "Start again". Call getCheckout() for the one that is there now.',
    );
  }

  function post(data: unknown, from = origin) {
    assertMounted();
    const { defaultView } = frame.ownerDocument;
    const message = { data, origin: from, source: windowOf(frame) };
    inAct(() => defaultView?.dispatchEvent(new MessageEvent('message', message)));
  }

  return {
    frame,
    params,
    load() {
      assertMounted();
      inAct(() => frame.dispatchEvent(new Event('load')));
    },
    emit: (type, fields) => post(checkoutMessage(type, params, fields)),
    post,
  };
}

/**
 * The checkout that a component shows, to play Phoenix's page: the component's real message listener
 * runs, and React has rendered the result when a method returns.
 *
 * The frame is there as soon as the component has a token; {@link findCheckout} waits for it.
 *
 * @throws PhoenixError `checkout_not_found` if there is none, or more than one
 */
export function getCheckout(options: GetCheckoutOptions = {}): FakeCheckout {
  const [frame, ...others] = mountedFrames(options);
  if (!frame) {
    throw notFound(
      'No checkout is shown. Is one mounted, with a valid address and amount? Does its token endpoint answer in this test? Its frame comes after that: await findCheckout().',
    );
  }
  if (others.length > 0) {
    throw notFound(
      `There are ${others.length + 1} checkouts. Say which: getCheckout({ within: element }).`,
    );
  }
  return checkoutOf(frame);
}

/**
 * Waits for the checkout that a component shows, see {@link getCheckout}.
 *
 * Waits in real time. With fake timers move them on yourself, then use `getCheckout`.
 *
 * @throws PhoenixError `checkout_not_found` if none has come in time, or there is more than one
 *
 * @example
 * render(<Shop />);
 * const checkout = await findCheckout();
 * checkout.load();
 * checkout.emit('order_created', { orderId: '42' });
 */
export async function findCheckout(options: FindCheckoutOptions = {}): Promise<FakeCheckout> {
  const end = now() + (options.timeoutMs ?? 1000);
  await outsideAct(async () => {
    const turn = (ms: number) =>
      new Promise<void>((resolve) => {
        setTimeout(resolve, ms);
      });
    while (mountedFrames(options).length === 0 && now() < end) await turn(LOOK_AGAIN_MS);
    // React starts to listen in an effect, a moment after it has rendered.
    await turn(0);
  });
  return getCheckout(options);
}
