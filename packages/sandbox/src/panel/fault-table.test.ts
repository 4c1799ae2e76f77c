import { expect, it } from 'vitest';
import { faultGroups } from '../../pages/panel/fault-table.js';
import { createSandbox } from '../sandbox/index.js';

/** The names that the sandbox lists where it is given one that it does not know. */
function namesOf(faults: object): string[] {
  try {
    createSandbox().setFaults(faults);
  } catch (error) {
    const [, names = ''] = /one of (.*)\.$/.exec((error as Error).message) ?? [];
    return names.split(', ');
  }
  return [];
}

it('the panel has every group of faults', () => {
  const groups = faultGroups.map(({ group }) => group);

  expect(groups.toSorted()).toEqual(namesOf({ nothing: {} }).toSorted());
});

it.each(faultGroups)(
  'the panel has every fault of $group, with every value',
  ({ group, switches }) => {
    const names = switches.map(({ name }) => name);
    const sandbox = createSandbox();

    expect(names.toSorted()).toEqual(namesOf({ [group]: { nothing: 1 } }).toSorted());
    for (const { name, values, range } of switches) {
      for (const value of values ?? range ?? [true]) {
        expect(() => sandbox.setFaults({ [group]: { [name]: value } })).not.toThrow();
      }
    }
  },
);
