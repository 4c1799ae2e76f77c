import { parseFaults } from './parse-faults.js';
import type { SandboxFaults } from './sandbox-faults.js';

/** Holds the faults that are switched on, and counts down those that are for a few requests only. */
export class FaultSwitches {
  #faults: SandboxFaults = {};

  get current(): SandboxFaults {
    return structuredClone(this.#faults);
  }

  /**
   * Switches on exactly these; what is not named is off.
   *
   * @throws PhoenixError `invalid_option`, and nothing has changed
   */
  set(faults: SandboxFaults): void {
    this.#faults = parseFaults(faults);
  }

  /** The faults of a group for one request, which uses them up by one. */
  take<Group extends keyof SandboxFaults>(group: Group): NonNullable<SandboxFaults[Group]> {
    const faults: NonNullable<SandboxFaults[Group]> = this.#faults[group] ?? {};
    if (faults.times !== undefined) {
      const times = faults.times - 1;
      this.#faults[group] = times > 0 ? { ...faults, times } : undefined;
      if (times <= 0) delete this.#faults[group];
    }
    return faults;
  }
}
