import {
  isPhoenixError,
  parseUsdAmount,
  parseWalletAddress,
  PhoenixError,
} from '@phoenix-checkout/core';
import { DEFAULT_PORT, SANDBOX_FAILING_AMOUNT, type SandboxErrorCode } from '../config/index.js';
import type { ScenarioOptions } from './scenario-options.js';
import type { StoryParts } from './story-parts.js';

/** The wallet of orders that no page made: a well-known test address, its checksum included. */
const testAddress = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

export interface SubjectListener {
  /** Nothing is there yet: the payer is to make it. */
  onWait(): void;
  /** In the moment in which the order, or link, is found or made: nothing is told of it before. */
  onFound(id: string): void;
}

function invalid(message: string): never {
  throw new PhoenixError<SandboxErrorCode>('invalid_option', message);
}

/** Whom and how much a fresh order pays. */
function readFreshOrder({ address = testAddress, amount = '100' }: ScenarioOptions) {
  try {
    const order = { address: parseWalletAddress(address), amount: parseUsdAmount(amount) };
    if (order.amount !== SANDBOX_FAILING_AMOUNT) return order;
  } catch (error) {
    return invalid(isPhoenixError(error) ? error.message : 'The order is not valid.');
  }
  return invalid(`A payment of ${SANDBOX_FAILING_AMOUNT} USD always fails: take another amount.`);
}

function checkOrder(id: string, { orders }: StoryParts): void {
  const order = orders.get(id);
  const pending = orders.all.filter(({ status }) => status === 'pending').slice(-5);
  const others =
    pending.length > 0
      ? `Pending are ${pending.map((each) => each.id).join(', ')}.`
      : 'None is pending.';
  if (!order) invalid(`There is no such order. ${others}`);
  if (order.status !== 'pending') {
    invalid(`The order is ${order.status}; a scenario needs one that is pending. ${others}`);
  }
}

function checkLink(id: string, { links }: StoryParts): void {
  const link = links.find(id) ?? invalid('There is no such payment link.');
  if (link.status !== 'pending') invalid('The payment link was used already.');
  if (links.isOver(link)) invalid('The payment link is over: it was good for 24 hours.');
}

/** Resolves with the id of the next one that is made. */
function waitForNext(
  kind: 'order' | 'link',
  { webhooks }: StoryParts,
  { onWait, onFound }: SubjectListener,
  signal: AbortSignal | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const stop = webhooks.routeNext(kind, (id) => {
      onFound(id);
      resolve(id);
    });
    const giveUp = () => {
      stop();
      reject(signal?.reason);
    };
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
    onWait();
  });
}

async function makeFresh(
  kind: 'order' | 'link',
  { orders, links, tokens, webhooks, config }: StoryParts,
  options: ScenarioOptions,
  { onFound }: SubjectListener,
): Promise<string> {
  const order = readFreshOrder(options);
  if (kind === 'order') {
    const { externalPartnerId } = options;
    webhooks.routeNext('order', onFound);
    return orders.create({ ...order, sessionId: '', method: 'bank', externalPartnerId }).id;
  }
  const accessToken = await tokens.mintMarketToken(config.tokenLifetimeSeconds);
  const query = new URLSearchParams({ ...order, access_token: accessToken, shareOn: 'true' });
  webhooks.routeNext('link', onFound);
  return links.create(String(query), new URL(`http://127.0.0.1:${DEFAULT_PORT}/`)).id;
}

/**
 * The order, or payment link, that a scenario is about.
 *
 * @returns its id
 * @throws PhoenixError `invalid_option` if it is not there, or cannot be paid any more
 */
export async function findSubject(
  kind: 'order' | 'link',
  parts: StoryParts,
  options: ScenarioOptions,
  listener: SubjectListener,
): Promise<string> {
  const { orderId, linkId, next, signal } = options;
  if (kind === 'order' && linkId !== undefined) {
    invalid('This scenario is about an order: name it by orderId (--order).');
  }
  if (kind === 'link' && orderId !== undefined) {
    invalid('This scenario is about a payment link: name it by linkId (--link).');
  }
  const id = orderId ?? linkId;
  if (id !== undefined && next)
    invalid('Name an order or link, or wait for the next one; not both.');
  if (id !== undefined) {
    if (kind === 'order') checkOrder(id, parts);
    else checkLink(id, parts);
    listener.onFound(id);
    return id;
  }
  return next
    ? waitForNext(kind, parts, listener, signal)
    : makeFresh(kind, parts, options, listener);
}
