import { copiesRange } from '../value/index.js';

const delayMs = { range: [0, 600_000] } as const;
const times = { range: [1, 1_000_000] } as const;
const onOrOff = { values: [true, false] } as const;

/**
 * What each fault may be set to: one of some values, or a whole number from one to another. The
 * types of faults, their check and the panel's form are made of it.
 */
export const faultTable = {
  token: {
    delayMs,
    reply: {
      values: [
        429,
        500,
        503,
        'html',
        'bad_json',
        'empty',
        'hang',
        'reset',
        'invalid_client',
        'invalid_scope',
        'invalid_grant',
        'unauthorized',
      ],
    },
    retryAfterSeconds: { range: [0, 86_400] },
    lifetimeSeconds: { range: [1, 31_536_000] },
    secretRevoked: onOrOff,
    times,
  },
  checkout: { delayMs, reply: { values: [500, 503, 'hang', 'reset'] }, times },
  payment: { outcome: { values: ['failed', 'pending'] }, times },
  webhook: {
    copies: { range: copiesRange },
    reordered: onOrOff,
    wrongSignature: onOrOff,
    unreachable: onOrOff,
    times,
  },
} as const;

export type FaultTable = typeof faultTable;
