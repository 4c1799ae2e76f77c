import { advance } from './advance.js';
import type { Command } from './command.js';
import { faults } from './faults.js';
import { release } from './release.js';
import { replay } from './replay.js';
import { reset } from './reset.js';
import { scenario } from './scenario.js';
import { trigger } from './trigger.js';

/** The commands that drive a running sandbox. */
export const commands: readonly Command[] = [
  scenario,
  trigger,
  replay,
  faults,
  advance,
  release,
  reset,
];
