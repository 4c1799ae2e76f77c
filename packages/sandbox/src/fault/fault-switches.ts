import { parseFaults } from './parse-faults.js';
import type { SandboxFaults } from './sandbox-faults.js';

/** The faults that are switched on; those for a limited number of requests are counted down. */
export class FaultSwitches {
  #faults: SandboxFaults = {};

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
  }

  /** The faults of a group that apply to one request; counts it. */
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
