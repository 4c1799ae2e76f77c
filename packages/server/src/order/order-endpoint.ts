import { isOrderId, isPhoenixError, type PhoenixOrder } from '@phoenix-checkout/core';
import { invalidConfig } from '../error/index.js';
import {
  askHost,
  checkOriginOptions,
  completeResponse,
  createOriginPolicy,
  errorReply,
  isFrameworkSignal,
  jsonReply,
  type HeaderFields,
  type HttpReply,
  type OriginPolicyOptions,
} from '../http/index.js';
import { callListener, checkFunction, checkObject } from '../options/index.js';
import type { OrderClient } from './order-client.js';

/** The options of `createOrderHandler` and `createNodeOrderListener`. */
export interface OrderEndpointOptions extends OriginPolicyOptions {
  /**
   * Whether this request may see this order: `true`; or a `Response` of your own. Anything else is
   * answered as an unknown order is, 404: a stranger cannot find out which orders exist. If it throws: 503.
   */
  authorize: (
    request: Request,
    orderId: string,
  ) => boolean | Response | Promise<boolean | Response>;
  /** Hears what the endpoint answered 503 to. */
  onError?: ((error: unknown) => void) | undefined;
}

const RETRY_SECONDS = 5;

function notFound(grant: HeaderFields): HttpReply {
  return errorReply(404, 'order_not_found', 'There is no such order.', grant);
}

/** What a page may know: not Phoenix's own form, and not your order number. */
function orderReply(order: PhoenixOrder, grant: HeaderFields): HttpReply {
  const { raw: _, externalPartnerId: __, ...told } = order;
  return jsonReply(200, JSON.stringify(told), grant);
}

/** What every runtime's order endpoint does; the writing is left to them. */
export class OrderEndpoint {
  readonly screen: ReturnType<typeof createOriginPolicy>['screen'];
  readonly #client: OrderClient;
  readonly #options: OrderEndpointOptions;

  /** @throws ServerError `invalid_config` */
  constructor(client: OrderClient, options: OrderEndpointOptions) {
    checkObject('client', client);
    checkFunction('client.getOrder', client.getOrder);
    checkObject('The options', options);
    if (typeof options.authorize !== 'function') {
      throw invalidConfig('authorize must be a function: it decides who may see which order.');
    }
    checkFunction('onError', options.onError);
    checkOriginOptions(options);
    this.screen = createOriginPolicy(options).screen;
    this.#client = client;
    this.#options = options;
  }

  /** The order's reply, with the headers that screening granted; or what the host answers instead. */
  async reply(request: Request, grant: HeaderFields): Promise<HttpReply | Response> {
    const orderId = new URL(request.url).searchParams.get('order_id');
    if (!orderId) {
      return errorReply(400, 'invalid_request', 'The parameter order_id is missing.', grant);
    }
    if (!isOrderId(orderId)) return notFound(grant);
    try {
      const { authorize } = this.#options;
      const answer: unknown = await askHost('authorize', () => authorize(request, orderId));
      if (answer instanceof Response) return await completeResponse(answer, grant);
      if (answer !== true) return notFound(grant);
      return orderReply(await this.#client.getOrder(orderId), grant);
    } catch (error) {
      if (isFrameworkSignal(error)) throw error;
      if (isPhoenixError(error, 'order_not_found')) return notFound(grant);
      callListener(this.#options.onError, error);
      const headers = { ...grant, 'Retry-After': String(RETRY_SECONDS) };
      return errorReply(503, 'order_unavailable', 'The order cannot be read at present.', headers);
    }
  }
}
