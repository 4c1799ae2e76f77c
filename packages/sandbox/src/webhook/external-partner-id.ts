/** `external_partner_id` of a partner's answer, where that is JSON and has one. */
export function externalPartnerIdOf(answer: string | undefined): string | undefined {
  try {
    const { external_partner_id: id } = JSON.parse(answer ?? '') as Record<string, unknown>;
    return typeof id === 'string' && id !== '' ? id : undefined;
  } catch {
    return undefined;
  }
}
