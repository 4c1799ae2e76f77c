import { phoenixStatus, queriedOrder, type SandboxOrder } from '../order/index.js';
import type { SandboxPaymentLink } from '../payment-link/index.js';
import { toUsdcBaseUnits } from '../value/index.js';
import { writeAmount, writeTimestamp, type WebhookForm } from '../config/index.js';

/** Who the partner is, in the sandbox's webhooks. */
const integrator = { id: 'sandbox-integrator' };

/** `data` of `order_created`. */
export function orderCreatedData(order: SandboxOrder, form: WebhookForm) {
  return {
    order: {
      id: order.id,
      autofill: order.method === 'bank',
      escrowContract: { chainId: 8453 },
      inputAmount: writeAmount(order.sendAmount, form),
      integratorId: integrator.id,
      lifespan: order.expiresAt - order.createdAt,
      minimumAmountOut: writeAmount(toUsdcBaseUnits(order.sendAmount), form),
      outputToken: { symbol: 'USDC', decimals: 6 },
      recipient: { walletAddress: order.address },
      seller: { id: 'sandbox-seller' },
      uniquenessAmount: writeAmount(order.uniquenessAmount, form),
      verificationMethod: order.method === 'bank' ? 'plaid' : 'manual_zelle',
    },
  };
}

function fulfillmentOf({ orderFulfillment }: ReturnType<typeof queriedOrder>, form: WebhookForm) {
  if (form.fulfillment === 'null' || !orderFulfillment) return null;
  const createdAt = writeTimestamp(Date.parse(orderFulfillment.createdAt), form);
  return { ...orderFulfillment, createdAt };
}

/** `data` of an order's status event. */
export function orderStatusData(order: SandboxOrder, form: WebhookForm, now: number) {
  const queried = queriedOrder(order, now);
  const status = phoenixStatus(order, now);
  return {
    orderId: order.id,
    orderStatus: status,
    order: {
      id: order.id,
      inputAmount: writeAmount(order.sendAmount, form),
      minimumAmountOut: writeAmount(queried.minimumAmountOut, form),
      uniquenessAmount: writeAmount(order.uniquenessAmount, form),
      verificationMethod: queried.verificationMethod,
      external_partner_id: order.externalPartnerId ?? null,
      integrator,
      createdAt: writeTimestamp(order.createdAt, form),
      orderStatus: {
        status,
        updatedAt: writeTimestamp(Date.parse(queried.orderStatus.updatedAt), form),
      },
      orderVerification: null,
      orderFulfillment: fulfillmentOf(queried, form),
    },
  };
}

/** `data.paymentLink`, as both events of a link have it. */
function linkFields(link: SandboxPaymentLink) {
  const { id, lifespan, paymentLinkURL, status, urlParams } = link;
  return { id, integrator, lifespan, paymentLinkURL, status, urlParams };
}

/** `data` of `payment_link_created`. */
export function linkCreatedData(link: SandboxPaymentLink) {
  return { paymentLink: linkFields(link) };
}

/** `data` of `payment_link_status_updated`: the order that used the link comes with it. */
export function linkStatusData(
  link: SandboxPaymentLink,
  order: SandboxOrder | undefined,
  form: WebhookForm,
) {
  return {
    paymentLinkId: link.id,
    paymentLinkStatus: link.status,
    paymentLink: {
      ...linkFields(link),
      order: order ? orderCreatedData(order, form).order : null,
      createdAt: writeTimestamp(Date.parse(link.createdAt), form),
      updatedAt: writeTimestamp(Date.parse(link.updatedAt), form),
    },
  };
}
