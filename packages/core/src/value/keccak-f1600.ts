/* oxlint-disable typescript/no-non-null-assertion -- each index is below 50, or below 10 in a row */

/**
 * Keccak's permutation of 1600 bits, in place: 25 lanes, each as its low and its high 32 bits.
 *
 * Our own, because it finds typos and guards no secret, and is 0.4 kB in a page where a library's
 * is 1 kB (its whole hash 2.6 kB). The tests hold it against a library's.
 *
 * @see https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.202.pdf section 3, whose step names these are
 */
export function keccakF1600(state: Uint32Array): void {
  const columns = new Uint32Array(10);
  let constants = 1;
  for (let round = 0; round < 24; round++) {
    // Theta: each lane takes in the parities of two columns, one of them rotated by a bit.
    columns.fill(0);
    for (let i = 0; i < 50; i++) columns[i % 10]! ^= state[i]!;
    for (let i = 0; i < 50; i++) {
      const next = (i + 2) % 10;
      const rotated = (columns[next]! << 1) | (columns[next ^ 1]! >>> 31);
      state[i]! ^= columns[(i + 8) % 10]! ^ rotated;
    }

    // Rho and pi: lanes are rotated, and change places along one path through all but the first.
    // No destructuring here: a page runs this once, uncompiled, before it can show anything.
    let x = 1;
    let y = 0;
    let low = state[2]!;
    let high = state[3]!;
    for (let step = 1; step < 25; step++) {
      const by = ((step * (step + 1)) / 2) % 64;
      // Never by 0 or 32: a shift by 32 would be none.
      const left = by % 32;
      const right = 32 - left;
      const first = by > 31 ? high : low;
      const second = by > 31 ? low : high;
      const next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      const place = 2 * (x + 5 * y);
      low = state[place]!;
      high = state[place + 1]!;
      state[place] = (first << left) | (second >>> right);
      state[place + 1] = (second << left) | (first >>> right);
    }

    // Chi: each lane of a row is changed by the next two.
    for (let row = 0; row < 50; row += 10) {
      const old = state.slice(row, row + 10);
      for (let i = 0; i < 10; i++) state[row + i]! ^= ~old[(i + 2) % 10]! & old[(i + 4) % 10]!;
    }

    // Iota: bits 0, 1, 3, 7, 15, 31 and 63 of the first lane, by a shift register.
    for (let j = 0; j < 7; j++) {
      const bit = (1 << j) - 1;
      if (constants & 1) state[bit >> 5]! ^= 1 << (bit & 31);
      constants = (constants << 1) ^ ((constants >> 7) * 0x171);
    }
  }
}
