import { PhoenixError } from '@phoenix-checkout/core';
import { faultTable } from './fault-table.js';
import type { SandboxFaults } from './sandbox-faults.js';
import type { SandboxErrorCode } from '../config/index.js';
import { isJsonObject, type JsonObject } from '../value/index.js';

/** What the faults of a group may be set to, each by its name. */
type Rules<Faults> = { [Name in keyof Faults]-?: FaultRule };
interface FaultRule {
  readonly values?: readonly unknown[];
  readonly range?: readonly [min: number, max: number];
}

const checked = faultTable satisfies {
  [Group in keyof SandboxFaults]-?: Rules<NonNullable<SandboxFaults[Group]>>;
};
const groups = new Map(
  Object.entries(checked).map(([group, rules]) => [
    group,
    new Map<string, FaultRule>(Object.entries(rules)),
  ]),
);

const isWholeNumber = (value: unknown, [min, max]: readonly [number, number]) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

const accepts = ({ values = [], range }: FaultRule, value: unknown) =>
  range ? isWholeNumber(value, range) : values.includes(value);

const expectation = ({ values = [], range }: FaultRule) =>
  range
    ? `a whole number from ${range[0]} to ${range[1]}`
    : `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;

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
  if (!isJsonObject(input)) invalid('The faults', `an object of ${namesOf(groups)}`);
  const faults: Record<string, JsonObject> = {};
  for (const [group, values] of Object.entries(input)) {
    const rules = groups.get(group);
    if (!rules) invalid('A group of faults', `one of ${namesOf(groups)}`);
    if (values === undefined) continue;
    if (!isJsonObject(values)) invalid(`The faults of ${group}`, `an object of ${namesOf(rules)}`);
    const parsed: JsonObject = {};
    for (const [name, value] of Object.entries(values)) {
      const rule = rules.get(name);
      if (!rule) invalid(`A fault of ${group}`, `one of ${namesOf(rules)}`);
      if (value === undefined) continue;
      if (!accepts(rule, value)) invalid(`The fault ${group}.${name}`, expectation(rule));
      parsed[name] = value;
    }
    faults[group] = parsed;
  }
  return faults;
}
