/** The link's id as its URL has it: the `id` beside it may be the integrator's. */
export function readPaymentId(url: URL | undefined): string | undefined {
  return url?.searchParams.get('payment_id') || undefined;
}
