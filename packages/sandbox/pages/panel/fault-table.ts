import { faultTable, type FaultTable } from '../../src/fault/for-pages.js';

/** What the panel calls the faults of a group, in the order in which they are shown. */
interface GroupWords<Group extends keyof FaultTable> {
  readonly label: string;
  readonly switches: { readonly [Name in keyof FaultTable[Group]]: string };
}

const times = 'Only this many times';
const delayMs = 'Delay, ms';

const words: { readonly [Group in keyof FaultTable]: GroupWords<Group> } = {
  webhook: {
    label: 'Webhooks',
    switches: {
      unreachable: 'Receiver cannot be reached',
      wrongSignature: 'Wrong signature',
      reordered: 'Of each two, the second first',
      copies: 'Deliveries of each',
      times,
    },
  },
  payment: { label: 'Payments', switches: { outcome: 'Outcome', times } },
  token: {
    label: 'Token endpoint',
    switches: {
      reply: 'Answers',
      retryAfterSeconds: 'Retry-After, s',
      lifetimeSeconds: 'Tokens live, s',
      secretRevoked: 'Secret revoked',
      delayMs,
      times,
    },
  },
  checkout: { label: 'Checkout page', switches: { reply: 'Answers', delayMs, times } },
};

/** A switch of the panel: a choice, a number, or on and off. */
export interface FaultSwitch {
  readonly name: string;
  readonly label: string;
  readonly values?: readonly (string | number | boolean)[];
  readonly range?: readonly [min: number, max: number];
}

export interface FaultGroup {
  readonly group: string;
  readonly label: string;
  readonly switches: readonly FaultSwitch[];
}

/** Every fault of the sandbox. */
export const faultGroups: readonly FaultGroup[] = Object.entries(words).map(
  ([group, { label, switches }]) => {
    const rules: Readonly<Record<string, Omit<FaultSwitch, 'name' | 'label'>>> =
      faultTable[group as keyof FaultTable];
    const named = Object.entries<string>(switches);
    return {
      group,
      label,
      switches: named.map(([name, its]) => ({ ...rules[name], name, label: its })),
    };
  },
);
