import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxFaults } from './sandbox-faults.js';
import type { SandboxErrorCode } from '../config/index.js';

interface Rule {
  expected: string;
  accepts: (value: unknown) => boolean;
}

const wholeNumber = (min: number, max: number): Rule => ({
  expected: `a whole number from ${min} to ${max}`,
  accepts: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
});
const oneOf = (...values: unknown[]): Rule => ({
  expected: `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
  accepts: (value) => values.includes(value),
});

const tokenReplies = [
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
];
const delayMs = wholeNumber(0, 600_000);
const times = wholeNumber(1, 1_000_000);

const groups = new Map<string, Map<string, Rule>>(
  Object.entries({
    token: new Map<string, Rule>([
      ['delayMs', delayMs],
      ['reply', oneOf(...tokenReplies)],
      ['retryAfterSeconds', wholeNumber(0, 86_400)],
      ['lifetimeSeconds', wholeNumber(1, 31_536_000)],
      ['secretRevoked', oneOf(true, false)],
      ['times', times],
    ]),
    checkout: new Map<string, Rule>([
      ['delayMs', delayMs],
      ['reply', oneOf(500, 503, 'hang', 'reset')],
      ['times', times],
    ]),
    payment: new Map<string, Rule>([
      ['outcome', oneOf('failed', 'pending')],
      ['times', times],
    ]),
    webhook: new Map<string, Rule>([
      ['copies', wholeNumber(1, 100)],
      ['reordered', oneOf(true, false)],
      ['wrongSignature', oneOf(true, false)],
      ['times', times],
    ]),
  }),
);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function invalid(what: string, expected: string): never {
  throw new PhoenixError<SandboxErrorCode>('invalid_option', `${what} must be ${expected}.`);
}

const namesOf = (map: Map<string, unknown>) => [...map.keys()].join(', ');

/**
 * Checks faults that came from outside. An unknown name is refused: a fault that is silently not
 * switched on would make a test pass without testing anything.
 *
 * @throws PhoenixError `invalid_option`
 */
export function parseFaults(input: unknown): SandboxFaults {
  if (!isRecord(input)) invalid('The faults', `an object of ${namesOf(groups)}`);
  const faults: Record<string, Record<string, unknown>> = {};
  for (const [group, values] of Object.entries(input)) {
    const rules = groups.get(group);
    if (!rules) invalid('A group of faults', `one of ${namesOf(groups)}`);
    if (values === undefined) continue;
    if (!isRecord(values)) invalid(`The faults of ${group}`, `an object of ${namesOf(rules)}`);
    const parsed: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(values)) {
      const rule = rules.get(name);
      if (!rule) invalid(`A fault of ${group}`, `one of ${namesOf(rules)}`);
      if (value === undefined) continue;
      if (!rule.accepts(value)) invalid(`The fault ${group}.${name}`, rule.expected);
      parsed[name] = value;
    }
    faults[group] = parsed;
  }
  return faults;
}
