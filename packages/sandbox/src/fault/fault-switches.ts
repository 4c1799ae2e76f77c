import type { Journal } from '../journal/index.js';
import { parseFaults } from './parse-faults.js';
import type { SandboxFaults } from './sandbox-faults.js';
import { Listeners } from '../value/index.js';

/** `token.reply=500`, for each that is on. */
function namesOf(faults: SandboxFaults): string[] {
  return Object.entries(faults).flatMap(([group, values]) =>
    Object.entries(values ?? {}).map(([name, value]) => `${group}.${name}=${value}`),
  );
}

/** The faults that are switched on; those for a limited number of requests are counted down. */
export class FaultSwitches {
  readonly #journal: Journal;
  #faults: SandboxFaults = {};
  /** Hear that others are switched on or off; not that one is used up. */
  readonly changes = new Listeners<[]>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get current(): SandboxFaults {
    return structuredClone(this.#faults);
  }

  /**
   * Switches on exactly these; all others are off.
   *
   * @throws PhoenixError `invalid_option`; the faults stay as they were
   */
  set(faults: SandboxFaults): void {
    this.#faults = parseFaults(faults);
    const names = namesOf(this.#faults);
    this.#journal.append({
      kind: 'sandbox',
      type: 'faults',
      title: names.length > 0 ? `Faults: ${names.join(', ')}` : 'All faults are off',
      details: { faults: this.#faults },
    });
    this.changes.tell();
  }

  /** Takes up what was saved. */
  restore(faults: SandboxFaults): void {
    this.#faults = parseFaults(faults);
  }

  /** Switches all off. */
  clear(): void {
    this.#faults = {};
  }

  /** The faults of a group that apply to one request; counts it. */
  take<Group extends keyof SandboxFaults>(group: Group): NonNullable<SandboxFaults[Group]> {
    const faults: NonNullable<SandboxFaults[Group]> = this.#faults[group] ?? {};
    if (faults.times !== undefined) {
      const times = faults.times - 1;
      this.#faults[group] = times > 0 ? { ...faults, times } : undefined;
      if (times <= 0) {
        delete this.#faults[group];
        this.#tellUsedUp(group, faults);
      }
    }
    return faults;
  }

  /** Others may show them as on. */
  #tellUsedUp(group: string, faults: object): void {
    const names = Object.keys(faults).filter((name) => name !== 'times');
    this.#journal.append({
      kind: 'sandbox',
      type: 'faults',
      title: `Faults used up, and off: ${names.map((name) => `${group}.${name}`).join(', ')}`,
      details: { usedUp: { [group]: faults }, faults: this.#faults },
    });
  }
}
