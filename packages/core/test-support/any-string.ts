import fc from 'fast-check';

/**
 * Strings of any code points, lone surrogates included. The same as fast-check's unit `binary`, which
 * takes seconds to build its table of them.
 */
export const anyString = fc
  .array(fc.nat(0x10_ffff))
  .map((points) => String.fromCodePoint(...points));
